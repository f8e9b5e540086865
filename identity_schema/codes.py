"""Every reason code, in one table: what it means and what to do about it.

Codes are ``subject.reason`` and stable: a code is never renamed or given another meaning. No code
carries the value that it speaks of.

>>> CODES["value.empty"].severity
'info'
"""

import attrs

__all__ = ["CODES", "Code"]


@attrs.frozen
class Code:
    """What one reason code says.

    Attributes:
        severity: ``info`` (nothing is lost or doubtful), ``warning`` (the value stands but
            something about it is doubtful) or ``error`` (no canonical value could be made).
        meaning: What was seen.
        advice: What the reader of the report can do.
    """

    severity: str
    meaning: str
    advice: str


CODES: dict[str, Code] = {
    # --- value: said of any kind of value -----------------------------------------------------
    "value.empty": Code("info", "The text is empty or white space.", "Nothing to do."),
    "value.placeholder": Code(
        "warning",
        "The text is a word that systems write where a value is missing.",
        "Treat the value as missing; tell the provider if it should be there.",
    ),
    "value.too_long": Code(
        "error",
        "The text is longer than any reader looks at.",
        "Look at the raw text; it is unlikely to be a value of this kind.",
    ),
    "value.type": Code(
        "error",
        "The value is of a JSON type that this field is not documented to have.",
        "Look at the payload; if the provider changed the field, change the mapping.",
    ),
    # --- account --------------------------------------------------------------------------------
    "account.masked": Code(
        "info",
        "Digits of the account number are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "account.scheme": Code(
        "error",
        "A scheme of account numbers was asked for that does not exist.",
        "Correct the call; the message lists the schemes.",
    ),
    "account.unknown_format": Code(
        "error",
        "The text is no account number of the country, no card number and no IBAN.",
        "Look at the raw text; name the scheme if the field is documented to hold one.",
    ),
    # --- address -------------------------------------------------------------------------------
    # --- assurance -----------------------------------------------------------------------------
    "assurance.axis_differs": Code(
        "info",
        "The two levels measure different things in one framework.",
        "Compare levels of one axis only.",
    ),
    "assurance.by_equivalence": Code(
        "info",
        "An equivalence that the caller opted in to takes the one level to the other framework.",
        "Look at the edges: each is directed, dated and cited, and vouches for a floor only.",
    ),
    "assurance.call": Code(
        "error",
        "An argument is of a type that the call does not take.",
        "Correct the call.",
    ),
    "assurance.flagged": Code(
        "warning",
        "The provider FLAGGED the claim set, so its level counts for nothing.",
        "Ask the provider what the flag means; it publishes no meaning.",
    ),
    "assurance.framework_differs": Code(
        "info",
        "The two levels belong to different frameworks, and no published order joins these.",
        "List the level as an alternative in the requirement, or opt in to an equivalence pack.",
    ),
    "assurance.framework_missing": Code(
        "info",
        "No trust framework is declared.",
        "Nothing to compare: a level means something inside a framework only.",
    ),
    "assurance.framework_table": Code(
        "error",
        "A table of trust frameworks is not of the documented form.",
        "Correct the table; the message says where.",
    ),
    "assurance.framework_unknown": Code(
        "warning",
        "The trust framework is none that is known, letter for letter.",
        "Check the spelling; add a framework of your own with load_framework.",
    ),
    "assurance.framework_unranked": Code(
        "info",
        "The trust framework is known and ranks no levels.",
        "Nothing to compare: no order of its levels is published or it has none.",
    ),
    "assurance.level_conflict": Code(
        "warning",
        "The trust framework's old spelling holds one level and the level field another.",
        "Ask the provider which holds; neither is used.",
    ),
    "assurance.level_missing": Code(
        "info",
        "A trust framework is declared and no level.",
        "Nothing to compare.",
    ),
    "assurance.level_undeclared": Code(
        "warning",
        "A procedure is declared and no level; a level is never derived in silence.",
        "If you accept it, take level_of(procedure) and say so in your own record.",
    ),
    "assurance.level_unknown": Code(
        "warning",
        "The level is none of its framework and version, letter for letter.",
        "Check the spelling; an unknown level ranks neither top nor bottom.",
    ),
    "assurance.met": Code(
        "info",
        "The level answers the requirement inside one framework, version and axis.",
        "Nothing to do.",
    ),
    "assurance.mode": Code(
        "error",
        "The mode is none of minimum, exact, better and maximum.",
        "Correct the call.",
    ),
    "assurance.not_equated": Code(
        "info",
        "A publisher of the frameworks says that the two levels are not to be equated.",
        "Read the citation; list both in the requirement if you accept either.",
    ),
    "assurance.not_met": Code(
        "info",
        "The level is ranked in the framework of the requirement and does not answer it.",
        "Nothing to do.",
    ),
    "assurance.pack_table": Code(
        "error",
        "An equivalence pack is not of the documented form.",
        "Correct the pack; the message says where.",
    ),
    "assurance.procedure_conflict": Code(
        "warning",
        "The procedure belongs to another level than the one declared.",
        "Ask the provider which holds; neither is used.",
    ),
    "assurance.procedure_unknown": Code(
        "info",
        "The procedure is no known identity profile of GPG 45.",
        "The declared level stands; the procedure says nothing for or against it.",
    ),
    "assurance.ranked": Code(
        "info",
        "Both levels stand in one framework, version and axis.",
        "Nothing to do.",
    ),
    "assurance.requirement_text": Code(
        "error",
        "A requirement is not of the form framework[@version]:level, alternatives joined by |.",
        "Correct the requirement.",
    ),
    "assurance.requirement_unknown": Code(
        "error",
        "The requirement names a level that ranks nowhere, so nothing can meet it.",
        "Correct the requirement; Requirement.unranked lists such alternatives beforehand.",
    ),
    "assurance.status_unknown": Code(
        "warning",
        "The verification status is neither PASS nor FLAGGED.",
        "Ask the provider; until then nothing rests on the level.",
    ),
    "assurance.type": Code(
        "warning",
        "What was given as an assurance is none, or holds something that is no text.",
        "Give an Assurance whose framework and level are texts, or None.",
    ),
    "assurance.version_differs": Code(
        "info",
        "The two levels belong to different versions of one framework.",
        "List both versions in the requirement if you accept either.",
    ),
    "assurance.version_missing": Code(
        "warning",
        "One level says its framework's version and the other does not, or the level means"
        " different things in different versions and none is said.",
        "Say the version on both sides (framework@version:level) or on neither.",
    ),
    "assurance.version_unknown": Code(
        "warning",
        "The version is none of the framework's known versions, letter for letter.",
        "Check the spelling; the levels of an unknown version rank nowhere.",
    ),
    # --- card -----------------------------------------------------------------------------------
    "card.check_failed": Code(
        "warning",
        "The last digit of the card number is not the one that Luhn's rule wants.",
        "Check the number with its holder; a digit is probably mistyped.",
    ),
    "card.masked": Code(
        "info",
        "Digits of the card number are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "card.shape": Code(
        "error",
        "The text has not the length and prefix of any card issuer.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    "card.unmasked": Code(
        "warning",
        "A whole card number arrived where it should be masked.",
        "Ask the provider to mask it; storing it brings you into the scope of PCI DSS.",
    ),
    # --- country -------------------------------------------------------------------------------
    # --- date ----------------------------------------------------------------------------------
    # --- document numbers (bvn, nin, rc_number, gb_driving_licence, gb_passport) -----------------
    "bvn.length": Code(
        "error",
        "A BVN has 11 digits.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    "bvn.masked": Code(
        "info",
        "Digits of the BVN are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "bvn.prefix": Code(
        "warning",
        "The BVN does not begin with 22, as all known ones do.",
        "Check the number with its holder.",
    ),
    "bvn.shape": Code(
        "error",
        "Something else than digits stands in the BVN.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    "document_number.masked": Code(
        "info",
        "Digits of the document number are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "document_number.shape": Code(
        "error",
        "The text has no letter or digit, does not print, or is too long for a number.",
        "Look at the raw text.",
    ),
    "gb_driving_licence.birth_date": Code(
        "error",
        "The day and month of birth in the driver number are no day of a year.",
        "Check the number with its holder; a digit is probably mistyped.",
    ),
    "gb_driving_licence.masked": Code(
        "info",
        "Digits of the driver number are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "gb_driving_licence.shape": Code(
        "error",
        "The text is no driver number of Great Britain or Northern Ireland.",
        "Look at the raw text; name another country if the licence is foreign.",
    ),
    "gb_passport.masked": Code(
        "info",
        "Digits of the passport number are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "gb_passport.shape": Code(
        "error",
        "The text is no passport number of the United Kingdom, old or new.",
        "Look at the raw text; name another country if the passport is foreign.",
    ),
    "gb_passport.unusual": Code(
        "warning",
        "The passport number is not nine digits, as those of today are.",
        "Check the number with its holder, or whether the passport is foreign.",
    ),
    "nin.length": Code(
        "error",
        "A NIN has 11 digits.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    "nin.masked": Code(
        "info",
        "Digits of the NIN are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "nin.shape": Code(
        "error",
        "Something else than digits stands in the NIN.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    "rc_number.length": Code(
        "error",
        "The registration number has more digits than any that the CAC gave.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    "rc_number.masked": Code(
        "info",
        "Digits of the registration number are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "rc_number.shape": Code(
        "error",
        "The text is not digits with or without RC, BN, IT, LP or LLP before them.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    "vnin.masked": Code(
        "info",
        "Digits of the vNIN are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "vnin.shape": Code(
        "error",
        "A vNIN is two letters, 12 digits and two letters.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    # --- email ---------------------------------------------------------------------------------
    # --- gb_account ----------------------------------------------------------------------------
    "gb_account.account_shape": Code(
        "error",
        "The account number is not six to ten digits.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    "gb_account.check_failed": Code(
        "warning",
        "The account number fails the modulus check of its sort code.",
        "Check the number with its holder, and that the weight table is current.",
    ),
    "gb_account.length": Code(
        "error",
        "The account number has ten digits and its bank no published rule for them.",
        "Ask the holder for the eight digits that payments use.",
    ),
    "gb_account.masked": Code(
        "info",
        "Digits of the account number or sort code are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "gb_account.sort_code_needed": Code(
        "error",
        "An account number of nine or ten digits says nothing without its sort code.",
        "Give the sort code along with the account number.",
    ),
    "gb_account.sort_code_shape": Code(
        "error",
        "The sort code is not six digits.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    "gb_account.transformed": Code(
        "info",
        "The account number had another length and was brought to eight digits.",
        "Nothing to do: the rule is published, and the raw text is kept.",
    ),
    "modulus.table": Code(
        "error",
        "The weight or substitution table of the modulus check cannot be read.",
        "Give the files valacdos and scsubtab as they are published; the message says where.",
    ),
    # --- gender --------------------------------------------------------------------------------
    # --- iban ----------------------------------------------------------------------------------
    "iban.check_digits": Code(
        "error",
        "The check digits are not 02 to 98, which are all that are ever issued.",
        "Check the number with its holder.",
    ),
    "iban.check_failed": Code(
        "warning",
        "The check digits do not fit the rest of the IBAN.",
        "Check the number with its holder; a character is probably mistyped.",
    ),
    "iban.country_unknown": Code(
        "error",
        "The IBAN registry has no such country.",
        "Look at the raw text; New Zealand and Nigeria, among others, have no IBAN.",
    ),
    "iban.length": Code(
        "error",
        "The IBAN is longer or shorter than its country's.",
        "Check the number with its holder.",
    ),
    "iban.masked": Code(
        "info",
        "Digits of the IBAN are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "iban.shape": Code(
        "error",
        "The text does not begin with two letters and go on in letters and digits.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    "iban.structure": Code(
        "error",
        "Letters stand where the country's IBAN has digits, or digits for letters.",
        "Check the number with its holder.",
    ),
    # --- masked --------------------------------------------------------------------------------
    "masked.none": Code(
        "error",
        "Nothing is hidden in the text.",
        "Read it as a number of its format.",
    ),
    # --- money ---------------------------------------------------------------------------------
    # --- name ----------------------------------------------------------------------------------
    # --- nuban ---------------------------------------------------------------------------------
    "nuban.bank_code_ambiguous": Code(
        "warning",
        "The bank code has two meanings: lists disagree, or it is a NIP code as well.",
        "Find out which institution is meant; the check digit was taken for a CBN code's.",
    ),
    "nuban.bank_code_unknown": Code(
        "warning",
        "The bank code is no CBN code, so that the check digit was not checked.",
        "Give the CBN code: three digits, or five; not a NIP or an aggregator's code.",
    ),
    "nuban.bank_code_unlisted": Code(
        "info",
        "The bank code has the form of a CBN code and is in no list that we know.",
        "Check the code; the bank's name is not known.",
    ),
    "nuban.check_failed": Code(
        "warning",
        "The check digit does not fit the number and the bank code.",
        "Check number and bank; wallets and merged banks have numbers that fail.",
    ),
    "nuban.length": Code(
        "error",
        "A NUBAN has ten digits.",
        "Look at the raw text; leading zeros may be lost.",
    ),
    "nuban.masked": Code(
        "info",
        "Digits of the NUBAN are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "nuban.shape": Code(
        "error",
        "Something else than digits stands in the NUBAN.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    # --- nz_account ----------------------------------------------------------------------------
    "nz_account.ambiguous": Code(
        "error",
        "14 digits without separators can be cut into an account number in several ways.",
        "Ask for the number with its separators, or with all leading zeros.",
    ),
    "nz_account.bank_unknown": Code(
        "warning",
        "No bank has the first two digits; there is no rule to check the number by.",
        "Check the number with its holder; provider test data has such numbers.",
    ),
    "nz_account.branch_unknown": Code(
        "info",
        "The branch is in no published range of the bank; it may be old or new.",
        "Nothing to do, unless other codes warn of the number too.",
    ),
    "nz_account.check_failed": Code(
        "warning",
        "The check digit does not fit; some accounts that work fail the published rules.",
        "Check the number with its holder.",
    ),
    "nz_account.masked": Code(
        "info",
        "Digits of the account number are hidden by the sender.",
        "Nothing to do: the text is kept as sent, and nothing about it was checked.",
    ),
    "nz_account.shape": Code(
        "error",
        "The text is not bank, branch, base and suffix of an account number.",
        "Look at the raw text; tell the provider if it should be such a number.",
    ),
    # --- phone ---------------------------------------------------------------------------------
    # --- timestamp -----------------------------------------------------------------------------
    # --- mapping and model ---------------------------------------------------------------------
    "kind.ambiguous": Code(
        "error",
        "The payload fits more than one kind.",
        "Name the mapping in the call.",
    ),
    "kind.not_of_mapping": Code(
        "error",
        "The payload has not the form of the mapping that was named.",
        "Name the right mapping; every leaf of this payload is listed as unmapped.",
    ),
    "kind.unknown": Code(
        "error",
        "The payload fits no kind.",
        "Name the mapping, or write one.",
    ),
    "link.dangling": Code(
        "warning",
        "A value that names another part of the record names none that is there.",
        "Look at the raw value of the issue; the provider may have left that part out.",
    ),
    "media.inline": Code(
        "warning",
        "Where a link is documented, something else was sent, such as the content itself.",
        "Look at the payload; the content is kept as sent.",
    ),
    "name.organisation_split": Code(
        "info",
        "An organisation's name came split like a person's; the parts are kept as sent.",
        "Use the whole name, not its parts.",
    ),
    "payload.duplicate_key": Code(
        "error",
        "An object has the same key twice, so one of its values would be lost.",
        "Ask the source which one counts; JSON leaves it open.",
    ),
    "payload.not_json": Code(
        "error",
        "The bytes are no JSON text, or no query string where one is documented.",
        "Look at the bytes: an HTML error page, a PDF, a truncated file?",
    ),
    "payload.too_deep": Code(
        "error",
        "The payload is nested deeper than the limit.",
        "No documented payload is; look at where it comes from.",
    ),
    "payload.too_large": Code(
        "error",
        "The payload is larger than the limit.",
        "Raise the limit if such payloads are expected.",
    ),
    "value.conflict": Code(
        "warning",
        "Two paths that mean the same differ; the preferred one stands, the other is in the issue.",
        "Decide which is right; the mapping's order of preference decided here.",
    ),
    "value.number_as_text": Code(
        "info",
        "A number came where a text is documented; it was taken as its text.",
        "Leading zeros may have been lost before the payload was written.",
    ),
    "value.one_of_many": Code(
        "warning",
        "Several values came where one is documented; the first stands, the others are in issues.",
        "If the provider now sends several, change the mapping.",
    ),
    "value.text_as_boolean": Code(
        "info",
        "A text such as 'true' came where a boolean is documented; it was taken as one.",
        "Nothing to do.",
    ),
    "word.unknown": Code(
        "warning",
        "A code word that the mapping's table does not list.",
        "Look the word up in the provider's documents and add it to the mapping.",
    ),
}
"""Code to its meaning."""
