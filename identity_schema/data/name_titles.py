"""Titles before names and what follows names: generations, honours and degrees.

Source: compiled by hand for this library from common usage, 2026-11: forms of address of New
Zealand, Britain, Nigeria, Malaysia and South Asia; post-nominals of the orders of New Zealand
(ONZ, NZM, QSO), Britain (the British Empire) and Nigeria (the Niger, the Federal Republic).
"""

from identity_schema.data.name_lists import words

__all__ = ["CIVIL_TITLES", "GENERATIONS", "HONOURS", "NAME_LIKE_TITLES", "TITLES"]

CIVIL_TITLES = words("mr mrs ms miss mx dr prof professor rev revd sir dame master")
"""Titles after which names stand in the order given, family."""

TITLES: dict[str, str] = {
    # lower case without dots: form for display
    "mr": "Mr", "mrs": "Mrs", "ms": "Ms", "miss": "Miss", "mx": "Mx", "dr": "Dr",
    "prof": "Prof", "professor": "Professor", "rev": "Rev", "revd": "Revd",
    "reverend": "Reverend", "sir": "Sir", "dame": "Dame", "master": "Master", "messrs": "Messrs",
    "mme": "Mme", "mlle": "Mlle", "madam": "Madam", "madame": "Madame", "mister": "Mister",
    "mstr": "Mstr", "hon": "Hon", "cllr": "Cllr", "capt": "Capt", "lt": "Lt", "sgt": "Sgt",
    "cpl": "Cpl", "brig": "Brig", "maj": "Maj", "cdr": "Cdr", "supt": "Supt",
    "alhaji": "Alhaji", "alhaja": "Alhaja", "alh": "Alh", "hajia": "Hajia", "hajiya": "Hajiya",
    "engr": "Engr", "barr": "Barr", "barrister": "Barrister", "chief": "Chief",
    "otunba": "Otunba", "oloye": "Oloye", "pharm": "Pharm", "comr": "Comr",
    "comrade": "Comrade", "evang": "Evang", "evangelist": "Evangelist", "pst": "Pst",
    "surv": "Surv", "arc": "Arc", "mallam": "Mallam", "malam": "Malam",
    "datuk": "Datuk", "encik": "Encik", "puan": "Puan", "shri": "Shri", "smt": "Smt",
    "herr": "Herr", "frau": "Frau", "atty": "Atty",
}  # fmt: skip
"""Titles that are hardly ever names."""

NAME_LIKE_TITLES: dict[str, str] = {
    "amb": "Amb", "ambassador": "Ambassador", "apostle": "Apostle", "bishop": "Bishop",
    "brother": "Brother", "canon": "Canon", "captain": "Captain", "col": "Col",
    "colonel": "Colonel", "deacon": "Deacon", "deaconess": "Deaconess", "doctor": "Doctor",
    "elder": "Elder", "father": "Father", "fr": "Fr", "gen": "Gen", "general": "General",
    "haji": "Haji", "imam": "Imam", "judge": "Judge", "lady": "Lady", "lord": "Lord",
    "major": "Major", "oba": "Oba", "olori": "Olori", "pastor": "Pastor",
    "prophet": "Prophet", "prophetess": "Prophetess", "rt": "Rt", "sen": "Sen",
    "senator": "Senator", "sheik": "Sheik", "sheikh": "Sheikh", "shaykh": "Shaykh",
    "sister": "Sister", "ustaz": "Ustaz", "ven": "Ven", "lieutenant": "Lieutenant",
}  # fmt: skip
"""Titles that are names too: a title only where two more words follow, or one and a dot."""

GENERATIONS: dict[str, str] = {
    "jr": "Jr", "jnr": "Jnr", "junior": "Junior", "sr": "Sr", "snr": "Snr", "senior": "Senior",
    "ii": "II", "iii": "III", "iv": "IV", "2nd": "2nd", "3rd": "3rd", "4th": "4th",
}  # fmt: skip
"""Suffixes that tell namesakes apart; they stay in the normal form."""

HONOURS: dict[str, str] = {
    "bsc": "BSc", "cbe": "CBE", "cfr": "CFR", "cnzm": "CNZM", "cpa": "CPA", "dbe": "DBE",
    "dds": "DDS", "dnzm": "DNZM", "esq": "Esq", "esquire": "Esquire", "fca": "FCA",
    "fcib": "FCIB", "frcs": "FRCS", "gcfr": "GCFR", "gcon": "GCON", "gnzm": "GNZM",
    "kbe": "KBE", "knzm": "KNZM", "llb": "LLB", "llm": "LLM", "mba": "MBA", "mbbs": "MBBS",
    "mbe": "MBE", "mfr": "MFR", "mnzm": "MNZM", "msc": "MSc", "obe": "OBE", "ofr": "OFR",
    "onz": "ONZ", "onzm": "ONZM", "phd": "PhD", "qsm": "QSM", "qso": "QSO",
}  # fmt: skip
"""Honours and degrees; they are left out of the normal form."""
