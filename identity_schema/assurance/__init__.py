"""Assurance levels: what is declared, what is comparable, what meets a requirement.

The names below are loaded when they are first used.

>>> from identity_schema.assurance import Assurance, meets
>>> meets(Assurance("uk_diatf", "high"), "uk_diatf:medium | eidas:substantial").result
'met'
"""

from typing import TYPE_CHECKING

from identity_schema._later import names_of

if TYPE_CHECKING:
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

_HOMES = {
    "BUILT_IN_PACKS": "packs",
    "Assurance": "declared",
    "CheckRef": "claims",
    "ClaimAssurance": "claims",
    "Comparison": "comparison",
    "Decision": "decision",
    "Edge": "equivalence",
    "Edition": "framework",
    "Framework": "framework",
    "Frameworks": "frameworks",
    "NotEquated": "non_equivalence",
    "Pack": "equivalence",
    "Profile": "gpg45",
    "Requirement": "requirement",
    "assurances_of": "claims",
    "codes_of": "issues",
    "compare": "comparison",
    "level_of": "gpg45",
    "load_framework": "frameworks",
    "load_pack": "packs",
    "maximal": "comparison",
    "meets": "decision",
    "procedure_conflict": "issues",
    "profiles": "gpg45",
    "shipped_frameworks": "frameworks",
}

__getattr__, __dir__ = names_of(__name__, _HOMES)
