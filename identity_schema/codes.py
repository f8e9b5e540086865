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
    "address.conflict": Code(
        "warning",
        "The provider's component contradicts what the address's text certainly says, or another"
        " component for the same part.",
        "Both stay: the preferred one in the address, the other as sent; of a text that contradicts"
        " nothing else was used.",
    ),
    "address.country_differs": Code(
        "warning",
        "The address names another country than the one expected.",
        "Nothing, if the person can live there; otherwise look at the source.",
    ),
    "address.no_country": Code(
        "warning",
        "No country is named or expected, so that no rules could be chosen.",
        "Pass the country that the provider's addresses are in.",
    ),
    "address.no_rules": Code(
        "info",
        "The address is in a country whose addresses are not read; only the country is.",
        "Use the raw text, or the provider's components.",
    ),
    "address.postcode_area": Code(
        "warning",
        "The postcode has the right shape, but its area does not exist.",
        "Check the postcode with its source.",
    ),
    "address.postcode_shape": Code(
        "warning",
        "The text is no postcode of the address's country.",
        "Look at the raw text; it is often a letter O for a zero.",
    ),
    "address.postcode_zeros": Code(
        "info",
        "A New Zealand postcode that came as a number got its leading zero back.",
        "Ask the provider to send postcodes as text.",
    ),
    "address.remainder": Code(
        "info",
        "Some words were left out: names of persons or buildings, landmarks, or what is unsure.",
        "Use the raw text where every word matters.",
    ),
    "address.unparsed": Code(
        "warning",
        "Nothing in the text, or no more than a ZIP code and a state, could be read for certain.",
        "Use the raw text.",
    ),
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
    "country.ambiguous": Code(
        "error",
        "The name is that of more than one country.",
        "Look at the candidates; ask the provider for a code.",
    ),
    "country.from_nationality": Code(
        "info",
        "The country was read from a word for its nationals.",
        "Nothing to do, where a nationality was expected.",
    ),
    "country.part_of": Code(
        "info",
        "The text names England, Northern Ireland, Scotland or Wales; the country is GB.",
        "Look at the raw text where the part matters.",
    ),
    "country.unknown": Code(
        "error",
        "The text is neither a code nor a name of a country.",
        "Look at the raw text; a missing spelling can be added to countries.csv.",
    ),
    "country.user_assigned": Code(
        "info",
        "Kosovo: XK is in wide use but no code of ISO 3166-1.",
        "Check that the receiver of the data knows XK.",
    ),
    # --- currency ---------------------------------------------------------------------------------
    "currency.ambiguous": Code(
        "warning",
        "The symbol or name is that of more than one currency.",
        "Take the currency from another field.",
    ),
    "currency.unknown": Code(
        "error",
        "The text is neither a code, a name nor a symbol of a currency.",
        "Look at the raw text; it may be a unit of the provider's own.",
    ),
    "currency.withdrawn": Code(
        "warning",
        "The currency was withdrawn from ISO 4217.",
        "Check the date of the amount.",
    ),
    # --- date ----------------------------------------------------------------------------------
    "date.ambiguous": Code(
        "error",
        "Day and month may be either way round.",
        "Declare the order that the provider writes; until then look at the candidates.",
    ),
    "date.century_inferred": Code(
        "warning",
        "The year has two digits; only one century fits a human life.",
        "Check the date against a document.",
    ),
    "date.from_timestamp": Code(
        "warning",
        "The value is a timestamp; its written day was taken, whatever the zone.",
        "Check whether the provider moves midnight to UTC, which changes the day.",
    ),
    "date.impossible": Code(
        "error",
        "The calendar has no such day.",
        "Look at the raw text; tell the provider.",
    ),
    "date.no_year": Code("error", "A day and a month without a year.", "Look at the raw text."),
    "date.order_contradicted": Code(
        "warning",
        "Day and month can only be the other way round than was declared.",
        "Check the order that is declared for this provider.",
    ),
    "date.two_digit_year": Code(
        "error",
        "The year has two digits and may be of more than one century.",
        "Look at the candidates; give a day that the date cannot be after.",
    ),
    "date.unlikely_year": Code(
        "warning",
        "The year is before 1800 or after 2199; some systems write such dates for none.",
        "Check whether the date stands for a missing one.",
    ),
    "date.unreadable": Code(
        "error",
        "The text has none of the shapes in which dates are read.",
        "Look at the raw text.",
    ),
    "date.weekday_contradicted": Code(
        "warning",
        "The date is not on the day of the week that stands beside it.",
        "Look at the raw text; one of the two is wrong.",
    ),
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
    "email.display_name": Code(
        "info",
        "A name or brackets stood around the address.",
        "Nothing to do.",
    ),
    "email.invalid": Code(
        "error",
        "The text does not have the shape of an address.",
        "Look at the raw text.",
    ),
    "email.mailto": Code("info", "The address was written as a link.", "Nothing to do."),
    "email.masked": Code(
        "error",
        "Letters of the address are replaced by signs.",
        "Ask for the whole address where it is needed.",
    ),
    "email.repeated": Code("info", "The text holds one address more than once.", "Nothing to do."),
    "email.several": Code(
        "error",
        "The text holds more than one address.",
        "Look at the candidates; map the field as a list.",
    ),
    "email.trailing_dot": Code("info", "A dot after the domain was dropped.", "Nothing to do."),
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
        "Nothing to do: the rule is published, and the raw text is kept. Where that form goes with"
        " another sort code than was sent, a record has no value; gb_account.read gives both.",
    ),
    "modulus.table": Code(
        "error",
        "The weight or substitution table of the modulus check cannot be read.",
        "Give the files valacdos and scsubtab as they are published; the message says where.",
    ),
    # --- gender --------------------------------------------------------------------------------
    "gender.not_known": Code(
        "warning",
        "The source says that it does not know the gender.",
        "Treat the value as missing.",
    ),
    "gender.undisclosed": Code("info", "The person chose not to say.", "Nothing to do."),
    "gender.unknown": Code(
        "error",
        "The text is no word, letter or digit for a gender.",
        "Look at the raw text.",
    ),
    "gender.x_marker": Code(
        "info",
        "The document states X: neither female nor male, or not specified.",
        "Nothing to do.",
    ),
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
    "iban.disagrees": Code(
        "warning",
        "The IBAN holds another account than the sort code and account number beside it.",
        "Ask which of them is right; both are kept, and neither is mended by the other.",
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
    "money.ambiguous": Code(
        "error",
        "A comma or a point may part thousands or decimals.",
        "Look at the candidates; ask the provider how it writes amounts.",
    ),
    "money.currency_contradicted": Code(
        "error",
        "The amount names another currency than the field beside it.",
        "Look at the raw text and the candidates.",
    ),
    "money.parentheses": Code(
        "info",
        "An amount in parentheses was read as negative.",
        "Nothing to do, where bookkeepers write the amounts.",
    ),
    "money.unreadable": Code("error", "The text is no amount of money.", "Look at the raw text."),
    "money.unusual_decimals": Code(
        "warning",
        "The amount has more decimals than its currency.",
        "Check that a point is not meant to part thousands.",
    ),
    # --- name ----------------------------------------------------------------------------------
    "name.digits": Code(
        "warning",
        "Digits stand in a name, and nothing tells an organisation.",
        "Look at the raw text; kind is left open.",
    ),
    "name.given_shared": Code(
        "warning",
        "One given name or initial stands under several titles (Mr & Mrs J Smith); whose it is, "
        "the text does not say.",
        "Match these holders by surname only.",
    ),
    "name.joint_undecided": Code(
        "warning",
        "Words are joined by a sign or by and; they may be several people or one firm.",
        "Ask the provider for the holders, or look at the account type; the text is left whole.",
    ),
    "name.more_holders": Code(
        "warning",
        "The text says that there are more holders than it names.",
        "Treat the list of holders as incomplete.",
    ),
    "name.no_letters": Code(
        "error",
        "The text has digits and no letter.",
        "Look at the raw text; an identifier may have been sent in the field of a name.",
    ),
    "name.noise": Code(
        "warning",
        "Signs or pieces stand in the text that are no part of a name (-999-, #).",
        "Nothing to do; they are left out of the normal form where they have no letters.",
    ),
    "name.parts_disagree": Code(
        "warning",
        "A part of the name has words that the whole name does not have.",
        "Find out which the provider means; both are kept.",
    ),
    "name.placeholder_part": Code(
        "warning",
        "Part of the name is a word that systems write where a value is missing.",
        "Treat that part as missing; tell the provider if it should be there.",
    ),
    "name.several_holders": Code(
        "warning",
        "The text names several people where one name is expected.",
        "Read it as a list of holders.",
    ),
    "name.surname_shared": Code(
        "info",
        "The holder's name was completed with the surname that is written with another holder.",
        "Nothing to do; the raw text has what was written for this holder alone.",
    ),
    "name.surname_undecided": Code(
        "warning",
        "A holder is one word, a surname or a given name that shares another holder's surname.",
        "Look at the whole holder text.",
    ),
    "name.trading_as": Code(
        "info",
        "The text names somebody who trades under another name.",
        "Where the owner is a sole trader, the account is a person's.",
    ),
    "name.trustees": Code(
        "info",
        "The text names trustees beside their trust; they were not split out as holders.",
        "Read the trustees from the raw text where they are needed.",
    ),
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
    # --- number -----------------------------------------------------------------------------------
    "number.not_finite": Code(
        "error",
        "The number is an infinity or not a number.",
        "Treat the value as missing; tell the provider.",
    ),
    "number.not_whole": Code(
        "error",
        "A whole number was expected and the number has a fraction.",
        "Look at the raw text; the field may be a decimal number.",
    ),
    "number.too_many_digits": Code(
        "error",
        "The number has more than 38 digits.",
        "Look at the raw text.",
    ),
    "number.unreadable": Code(
        "error",
        "The text is no number as JSON writes it.",
        "Look at the raw text.",
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
    "phone.invalid": Code(
        "error",
        "The text is no valid phone number.",
        "Look at the raw text; the number is not in use in any plan.",
    ),
    "phone.masked": Code(
        "error",
        "Digits of the number are replaced by signs.",
        "Ask for the whole number where it is needed.",
    ),
    "phone.no_region": Code(
        "error",
        "The number is written without its calling code and no region is known.",
        "Give the region that the provider's numbers belong to.",
    ),
    "phone.prefix_assumed": Code(
        "info",
        "A leading 00 was read as the international prefix though the region dials another.",
        "Nothing to do.",
    ),
    "phone.repeated": Code("info", "The text holds one number more than once.", "Nothing to do."),
    "phone.several": Code(
        "error",
        "The text holds more than one number.",
        "Look at the candidates; map the field as a list.",
    ),
    # --- text -------------------------------------------------------------------------------------
    "text.bidi": Code(
        "warning",
        "A character that cannot be seen turns the direction of writing.",
        "Compare the raw text with what a screen shows; it may deceive.",
    ),
    "text.confusable": Code(
        "warning",
        "Letters of another script look like those around them.",
        "Look at the raw text; it may imitate another name.",
    ),
    "text.control": Code(
        "warning",
        "The text holds a control character or one that cannot be seen.",
        "Look at the raw text; the canonical text does without them.",
    ),
    "text.undecodable": Code(
        "warning",
        "A character was lost when the text was decoded.",
        "Look at the encoding in which the payload was stored.",
    ),
    # --- input, option, output, profile, table --------------------------------------------------
    "engine.column": Code(
        "error",
        "A column was named that is not there, or there twice, or that is no text and no bytes.",
        "Correct the name; write a payload of another type as JSON text.",
    ),
    "engine.keep": Code(
        "error",
        "The columns to keep are no list of names, or one is twice there or in the result itself.",
        "Correct the list; rename a column that is called payload, records or quarantine.",
    ),
    "engine.leaves": Code(
        "error",
        "Which leaves are listed is neither unmapped nor all.",
        "Correct the call.",
    ),
    "input.changed": Code(
        "error",
        "Another payload stands where the one in the quarantine stood.",
        "Bring back what was there, or normalise the source anew.",
    ),
    "input.column": Code(
        "error",
        "A column of an input is missing, comes twice, or is of a type that cannot be read.",
        "Name another column, or cast it in the query; the message says what it must be.",
    ),
    "input.database": Code(
        "error",
        "A database cannot be opened or reached, or its rows stopped.",
        "Look at the database and the connection, and give the command again.",
    ),
    "input.format": Code(
        "error",
        "The name of a file does not say whether it is one payload or many.",
        "Say it with --input-format.",
    ),
    "input.library": Code(
        "error",
        "The input needs a library that is not installed.",
        "Install the extra that the message names.",
    ),
    "input.missing": Code(
        "error",
        "There is no file or folder of that name.",
        "Correct the call.",
    ),
    "input.no_key": Code(
        "error",
        "The payload has no text or integer where its key was said to stand.",
        "Correct the payload, or name another field; without one the key is file and line.",
    ),
    "input.no_payload": Code(
        "error",
        "The row has no payload: the column is null.",
        "Nothing to do, unless there should be one.",
    ),
    "input.none": Code(
        "error",
        "A folder has no file of payloads, or no file fits a pattern.",
        "Name a folder with .json, .jsonl or .ndjson files, or the files themselves.",
    ),
    "input.query": Code(
        "error",
        "A database needs a query or a table, or refuses the one that was given.",
        "Say it with --query or --table; try the query in the database's own client.",
    ),
    "input.received_at": Code(
        "error",
        "What stands beside the payload as its time of receipt is no time with a zone.",
        "Correct the row: a time in UTC, or ISO 8601 text with its zone.",
    ),
    "input.request": Code(
        "error",
        "What stands beside the payload as the request that was sent is no JSON object.",
        "Correct the row, or do not keep that column.",
    ),
    "input.truncated": Code(
        "error",
        "A compressed file ends too early or is damaged.",
        "Get the file again; what came before the damage was read.",
    ),
    "input.unreadable": Code(
        "error",
        "The system would not give the file's content.",
        "Look at the file's permissions and at the disk.",
    ),
    "input.word": Code(
        "error",
        "What stands beside the payload as its operation is no text, or as its region no country.",
        "Correct the row (NZ, GB, NG for a region), or do not keep that column under that name.",
    ),
    "option.column": Code(
        "error",
        "A column of payloads is named, and no input has columns, or its name is empty.",
        "Leave --column out for files of JSON; otherwise give it the name of a column.",
    ),
    "option.keep": Code(
        "error",
        "It is not clear which columns are to be kept, or there is nothing to keep them of.",
        "Write names with commas between them, each once: id,received_at or id=payload_id.",
    ),
    "option.key": Code(
        "error",
        "The path of the key is no path, or leads through a list.",
        "Write the keys down to it with dots between them: data.id.",
    ),
    "option.label": Code(
        "error",
        "A label has no name and value, or its name came twice.",
        "Write each as NAME=VALUE.",
    ),
    "option.line": Code(
        "error",
        "It is not clear which payload is meant.",
        "Name one file, and its line if it has several.",
    ),
    "option.json_summary": Code(
        "error",
        "The summary cannot be written where it should be, or would replace a file of the run.",
        "Name another file, in a folder that exists, or - for standard output.",
    ),
    "option.max_quarantined": Code(
        "error",
        "What may go to the quarantine is no count and no share.",
        "Write it as 100 or 1%.",
    ),
    "option.n": Code(
        "error",
        "The number of payloads to make up is below 0.",
        "Give -n as 0 or more.",
    ),
    "option.name": Code(
        "error",
        "It is not clear which mapping is meant.",
        "Name one.",
    ),
    "option.on_issue": Code(
        "error",
        "It is not clear what is to happen to payloads with issues.",
        "Write SEVERITY=ACTION, each severity once: error=quarantine,warning=report.",
    ),
    "option.on_unmapped": Code(
        "error",
        "It is not clear what is to happen to payloads with unmapped leaves.",
        "Say report, quarantine or fail.",
    ),
    "option.pseudonymize": Code(
        "error",
        "Options of pseudonyms contradict each other or what else is asked for.",
        "Correct the call; the message says what does not go together.",
    ),
    "option.as_of": Code(
        "error",
        "The time of --as-of is no time with a zone.",
        "Write it as 2026-11-22T00:00:00Z.",
    ),
    "option.purge": Code(
        "error",
        "Nothing says what is to be purged.",
        "Name a policy with --policy, or a key with --subject.",
    ),
    "option.query": Code(
        "error",
        "It is not clear which rows are meant.",
        "Give --query or --table.",
    ),
    "option.received_at": Code(
        "error",
        "The time of receipt is no time.",
        "Write it in ISO 8601 with its zone: 2026-11-22T09:30:00Z.",
    ),
    "option.region": Code(
        "error",
        "The region is no code of a country.",
        "Write it as ISO 3166-1 alpha-2: NZ, GB, NG.",
    ),
    "option.subject": Code(
        "error",
        "A key of what is to be erased is empty.",
        "Give the key that is meant; a variable of the shell that is not set is empty.",
    ),
    "output.busy": Code(
        "error",
        "Another process is writing the output, or has it open.",
        "Wait for it, or end it.",
    ),
    "output.damaged": Code(
        "error",
        "A file of an earlier output, or the whole of it, is cut off or overwritten in part.",
        "Put a sound copy in its place, or take the output away and make it anew.",
    ),
    "output.folder": Code(
        "error",
        "The folder of the output does not exist.",
        "Make the folder, or name another.",
    ),
    "output.foreign": Code(
        "error",
        "The output would replace something that is no earlier output, or what stands beside it.",
        "Name another output, or take away what is there; of a DuckDB file the message names it.",
    ),
    "output.format": Code(
        "error",
        "The name of the output does not say what it is.",
        "Name a .duckdb file, a .jsonl file, or a folder for Parquet files.",
    ),
    "output.is_input": Code(
        "error",
        "The output would replace an input.",
        "Name another output.",
    ),
    "output.library": Code(
        "error",
        "The output needs a library that is not installed.",
        "Install the extra that the message names.",
    ),
    "payload.failed": Code(
        "error",
        "The library failed on this payload, which is an error of the library.",
        "Report the place that stands beside the code; it holds nothing of the payload.",
    ),
    "policy.issue": Code(
        "error",
        "The payload has issues that the policy of this run does not let into the tables.",
        "Look at the codes that stand beside; mend the mapping or the policy, and replay.",
    ),
    "policy.max_quarantined": Code(
        "error",
        "More payloads went to the quarantine than the run was to bear.",
        "Look at what was most frequent; mend it, or allow more, and give the command again.",
    ),
    "policy.unmapped": Code(
        "error",
        "The payload has leaves that its mapping does not list, and the policy of this run does not"
        " let it into the tables.",
        "List them in the mapping, or mend the policy, and replay.",
    ),
    "profile.precedence": Code(
        "error",
        "A precedence has a word that it cannot have, or one twice.",
        "Use the words that the message lists, each at most once.",
    ),
    "replay.quarantine": Code(
        "error",
        "The file is no quarantine.",
        "Name the file that normalize left beside its output.",
    ),
    "replay.source": Code(
        "error",
        "A source of the quarantine is not found again.",
        "Give the same --query or --table as before, or name as INPUT what is to be read.",
    ),
    "run.changed": Code(
        "error",
        "The inputs, a mapping or a key are not what the unfinished run had.",
        "Give them back as they were, or begin anew with --restart.",
    ),
    "run.unfinished": Code(
        "error",
        "The output has half of another run.",
        "Give that command again to finish it, or this one with --restart.",
    ),
    "run.worker": Code(
        "error",
        "A worker process has ended, as when the system has no memory left.",
        "Give the same command again: it goes on where it was. Perhaps with fewer workers.",
    ),
    "table.out_of_range": Code(
        "error",
        "A number has more digits than the column of its table.",
        "Take the number from the issue's raw text, which has all digits.",
    ),
    # --- testing -------------------------------------------------------------------------------
    "testing.form": Code(
        "error",
        "A form of a made-up payload needs an envelope that the mapping does not have.",
        "Report it; or, where the mapping was changed, change its shape in testing/shapes.",
    ),
    "testing.mess": Code(
        "error",
        "There is no such kind of mess, none is named, or a share is not from 0 to 1.",
        "Name kinds out of identity_schema.testing.MESSES.",
    ),
    "testing.number": Code(
        "error",
        "How many payloads, or which ones, is said by no whole number.",
        "Pass int.",
    ),
    "testing.view": Code(
        "error",
        "A view is neither a function nor a dict.",
        "Name canonical pointers, such as {'born': '/persons/0/birthdate'}.",
    ),
    "testing.pointer": Code(
        "error",
        "A view names a canonical field that the model does not have.",
        "Write canonical pointers such as /persons/0/birthdate.",
    ),
    # --- timestamp -----------------------------------------------------------------------------
    "timestamp.ambiguous_local": Code(
        "error",
        "The clock of the zone showed this time twice, when it was set back.",
        "Look at the candidates; ask the provider for an offset.",
    ),
    "timestamp.date_only": Code(
        "error",
        "The text is a date without a time.",
        "Map the field as a date.",
    ),
    "timestamp.impossible": Code(
        "error",
        "There is no such day or time.",
        "Look at the raw text; tell the provider.",
    ),
    "timestamp.leap_second": Code(
        "info",
        "The time is a leap second; the second that follows it was taken.",
        "Nothing to do.",
    ),
    "timestamp.no_zone": Code(
        "error",
        "The time has no zone, so that it is no moment.",
        "Declare the zone in which the provider writes.",
    ),
    "timestamp.nonexistent_local": Code(
        "error",
        "The clock of the zone never showed this time, when it was set forward.",
        "Look at the raw text; check the declared zone.",
    ),
    "timestamp.out_of_range": Code(
        "error",
        "The moment is not in the years 1 to 9999, in UTC.",
        "Check whether it stands for a missing one.",
    ),
    "timestamp.truncated": Code(
        "info",
        "Digits beyond the microsecond were dropped.",
        "Nothing to do, unless the order of events within a microsecond matters.",
    ),
    "timestamp.unreadable": Code(
        "error",
        "The text has none of the shapes in which timestamps are read.",
        "Look at the raw text.",
    ),
    "timestamp.zone_assumed": Code(
        "info",
        "The time has no zone; the declared one was used.",
        "Nothing to do.",
    ),
    # --- limits and privacy --------------------------------------------------------------------
    "key.long": Code(
        "error",
        "The file that should hold a key is too long for one.",
        "Name the file with the key; it has 32 to 4,096 bytes.",
    ),
    "key.missing": Code(
        "error",
        "The key is not where it was said to be.",
        "Name a file that can be read, or a variable that is set.",
    ),
    "key.type": Code(
        "error",
        "A key is given that is no bytes.",
        "Load it with load_key or key_from_environment.",
    ),
    "key.short": Code(
        "error",
        "The key is too short to keep pseudonyms from being guessed.",
        "Make one of 32 random bytes or more.",
    ),
    "limits.range": Code(
        "error",
        "A limit is no whole number, or not in its range.",
        "Correct the call; the message has the range.",
    ),
    "policy.form": Code(
        "error",
        "A policy says something that no policy says.",
        "Correct the file; the message lists what may stand there.",
    ),
    "policy.missing": Code(
        "error",
        "The file with the policy cannot be read.",
        "Name a file that can be read.",
    ),
    "record.form": Code(
        "error",
        "A record or payload is read back from values that are none.",
        "Look at the place that the message names; only what to_dict or to_json made is taken.",
    ),
    "privacy.entity": Code(
        "error",
        "What is to be redacted or pseudonymised is no part of the model.",
        "Pass a record, a payload, Records or an entity; of a list, each.",
    ),
    "redact.keep": Code(
        "error",
        "A sensitivity is to be kept that does not exist.",
        "Correct the call; the message lists those that there are.",
    ),
    # --- databases and retention ---------------------------------------------------------------
    "database.lost": Code(
        "error",
        "The connection to a database ended in the middle of the work.",
        "Give the same command again: what was committed is there, and it goes on behind it.",
    ),
    "database.refused": Code(
        "error",
        "A database did not do what it was asked to; its SQLSTATE is named.",
        "Look the SQLSTATE up: 42501 is a missing privilege, 53100 a full disk, 54000 a long key.",
    ),
    "database.schema": Code(
        "error",
        "The name of a schema in a URI is none that goes without quotes.",
        "Use small letters, digits and _, 54 characters at most.",
    ),
    "database.unreachable": Code(
        "error",
        "There is no way to a database.",
        "Look at host, port, user and password; a password can stand in the file ~/.pgpass.",
    ),
    "retention.form": Code(
        "error",
        "A retention policy, or a file of keys, is not of the form that it must have.",
        "Mend what the message names; docs/retention.md has the form.",
    ),
    "retention.missing": Code(
        "error",
        "A retention policy, or a file of keys, cannot be read.",
        "Name a file that is there and that you may read.",
    ),
    "store.missing": Code(
        "error",
        "There is no such store.",
        "Name a .duckdb file, a folder of Parquet files, or postgresql://user@host/database.",
    ),
    "table.nul_escaped": Code(
        "info",
        "PostgreSQL cannot hold a text with U+0000: it stands there as U+2400 and a 0.",
        "Nothing is lost; identity_schema.tables.escapes.unescaped gives the text as it was sent.",
    ),
    # --- schema and versions -------------------------------------------------------------------
    "schema.differs": Code(
        "error",
        "Values or a store are of an earlier schema than this library's.",
        "Call identity_schema.upgrade on the values, or `identity-schema migrate` on the store.",
    ),
    "schema.newer": Code(
        "error",
        "A later version of the library wrote this.",
        "Update the library.",
    ),
    "schema.unknown": Code(
        "error",
        "What says its schema says no version, or one that was never released.",
        "Make the output again from the payloads.",
    ),
    # --- mapping and model ---------------------------------------------------------------------
    "call.argument": Code(
        "error",
        "An argument of a call is not what the call takes.",
        "Correct the call; the message has the argument and what it is to be.",
    ),
    "context.no_zone": Code(
        "error",
        "Context.received_at is no time with a zone.",
        "Pass an aware datetime, best in UTC.",
    ),
    "context.region": Code(
        "error",
        "Context.region is no code of a country.",
        "Write it as ISO 3166-1 alpha-2: NZ, GB, NG; or leave it out.",
    ),
    "context.request": Code(
        "error",
        "Context.request is no mapping, or holds what JSON could not.",
        "Pass the parameters that were sent as a dict of plain values.",
    ),
    "context.source": Code(
        "error",
        "One Context.source was given for many payloads, which would all get the same key.",
        "Call normalize for each payload with a source of its own.",
    ),
    "kind.ambiguous": Code(
        "error",
        'The payload fits several kinds; one that is empty (no bytes, [], {} or "") fits any.',
        "Name the mapping in the call; leave out what should not be empty.",
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
    "link.ambiguous": Code(
        "warning",
        "A value that names another part of the record names several that are there.",
        "Look at the raw value of the issue, such as a masked number that two accounts share.",
    ),
    "link.dangling": Code(
        "warning",
        "A value that names another part of the record names none that is there.",
        "Look at the raw value of the issue; the provider may have left that part out.",
    ),
    "mapping.form": Code(
        "error",
        "A mapping document is not of the form that the language has; file and line are named.",
        "Mend the line; docs/mapping.md has the language.",
    ),
    "mapping.syntax": Code(
        "error",
        "A mapping document is no TOML.",
        "Mend the line that is named; paths are always quoted.",
    ),
    "mapping.unknown": Code(
        "error",
        "No mapping has that name, or there is no such file.",
        "Name one that `identity-schema mappings` lists, or the path of a .toml file.",
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
        "The bytes are no JSON text, or no query string where one is documented; or a dict or a"
        " list holds what JSON does not have.",
        "Look at the bytes: an HTML error page, a PDF, a truncated file?",
    ),
    "payload.purged": Code(
        "error",
        "The payload, or a record of it, was purged from the output that it is added to.",
        "Take it out of the inputs; --allow-purged brings it back.",
    ),
    "payload.text_too_long": Code(
        "error",
        "A text or a key of the payload is longer than the limit.",
        "Look at where it comes from: no link and no image in a text is that long.",
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
    "payload.too_many_leaves": Code(
        "error",
        "The payload has more leaves, objects and lists than the limit.",
        "Raise the limit if such payloads are expected; ask for smaller pages if they are pages.",
    ),
    "payload.too_many_records": Code(
        "error",
        "The payload has more records than the limit.",
        "Raise the limit if such payloads are expected; ask for smaller pages if they are pages.",
    ),
    "render.kind": Code(
        "error",
        "Records of several kinds, or of none, cannot be written as one payload.",
        "Render the records of one kind, or name the mapping.",
    ),
    "token.kind": Code(
        "error",
        "There is no token of that kind.",
        "Name one of the kinds in the message; for a scheme of your own, give the mapping too.",
    ),
    "tables.errors": Code(
        "error",
        "What becomes of payloads that cannot be read is neither quarantine nor raise.",
        "Correct the call.",
    ),
    "tables.not_nested": Code(
        "error",
        "What should be in the nested form lacks one of its columns.",
        "Give what to_nested or an engine made, with all of its columns.",
    ),
    "tables.payloads": Code(
        "error",
        "One payload was given where many are taken, or a part of what was read from one.",
        "Put it into a list; of a table give the column, of records what normalize returned.",
    ),
    "tables.size": Code(
        "error",
        "The size of a batch is below 1.",
        "Give a size of 1 or more; 2,000 is a good one.",
    ),
    "tables.unknown": Code(
        "error",
        "There is no table of that name, or no such column in it.",
        "Correct the name; docs/tables.md has all of them.",
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
