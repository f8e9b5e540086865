"""Assurance levels: what is declared, what is comparable, what meets a requirement.

>>> meets(Assurance("uk_diatf", "high"), "uk_diatf:medium | eidas:substantial").result
'met'
"""

from identity_schema.assurance.claims import CheckRef, ClaimAssurance, assurances_of
from identity_schema.assurance.comparison import Comparison, compare, maximal
from identity_schema.assurance.decision import Decision, meets
from identity_schema.assurance.declared import Assurance
from identity_schema.assurance.equivalence import Edge, Pack
from identity_schema.assurance.framework import Edition, Framework
from identity_schema.assurance.frameworks import Frameworks, load_framework, shipped_frameworks
from identity_schema.assurance.gpg45 import Profile, level_of, profiles
from identity_schema.assurance.issues import codes_of, procedure_conflict
from identity_schema.assurance.non_equivalence import NotEquated
from identity_schema.assurance.packs import BUILT_IN_PACKS, load_pack
from identity_schema.assurance.requirement import Requirement

__all__ = [
    "BUILT_IN_PACKS",
    "Assurance",
    "CheckRef",
    "ClaimAssurance",
    "Comparison",
    "Decision",
    "Edge",
    "Edition",
    "Framework",
    "Frameworks",
    "NotEquated",
    "Pack",
    "Profile",
    "Requirement",
    "assurances_of",
    "codes_of",
    "compare",
    "level_of",
    "load_framework",
    "load_pack",
    "maximal",
    "meets",
    "procedure_conflict",
    "profiles",
    "shipped_frameworks",
]
