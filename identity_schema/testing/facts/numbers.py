"""Made-up numbers with right check digits.

Each rule is written here once more, from its publication and apart from the modules that read such
numbers, and the other way round: a reader checks a digit, this room chooses it.

>>> from identity_schema.testing.source import Rolled
>>> nuban_digit("011", "000001457")
'9'
>>> iban_digits("NWBK60161331926819", "GB")
'29'
>>> surname_part("O'Brien-Smith"), surname_part("MacAllister"), surname_part("Eze")
('OBRIE', 'MCALL', 'EZE99')
>>> nz_base("0902", 6838)  # the first of its ten that passes
'0068389'

Sources: Inland Revenue (NZ), RWT/NRWT certificate filing specification, 2020; Central Bank of
Nigeria, NUBAN standards of 2010 and 2020; ISO 13616 and ISO 7064 for IBAN; the DVLA's explanation
of its driver number.
"""

from datetime import date

from identity_schema.testing.source import Source

__all__ = [
    "GB_BANKS",
    "NG_BANKS",
    "NZ_BRANCHES",
    "driver_number",
    "iban_digits",
    "nuban_digit",
    "nz_base",
    "surname_part",
]

NZ_BRANCHES = (
    ("01", "0902", "ANZ"), ("02", "0500", "BNZ"), ("03", "0123", "Westpac"),
    ("06", "0501", "ANZ"), ("12", "3140", "ASB"), ("38", "9000", "Kiwibank"),
)  # fmt: skip
"""Bank, branch and the brand that a payload would name; all of rule A or B."""

GB_BANKS = (
    ("NWBK", "60-16-13", "NatWest"), ("BARC", "20-00-00", "Barclays"),
    ("LOYD", "30-00-09", "Lloyds Bank"), ("MIDL", "40-05-15", "HSBC"),
)  # fmt: skip
"""Bank letters of the IBAN, sort code, brand."""

NG_BANKS = (
    ("044", "Access Bank"), ("058", "GTBank"), ("011", "First Bank"), ("033", "UBA"),
    ("057", "Zenith Bank"), ("50211", "Kuda"),
)  # fmt: skip
"""CBN code and brand."""

_NZ_WEIGHTS_A = (6, 3, 7, 9, 0, 0, 10, 5, 8, 4, 2, 1)  # branch and eight digits of base
_NZ_FIRST_B = 990_000
_NUBAN_WEIGHTS = (3, 7, 3) * 5


def nz_base(branch: str, stem: int) -> str:
    """Return seven digits of base that pass the check of a bank of rule A or B.

    Args:
        branch: Four digits.
        stem: The base without its last digit; where none of the ten passes, the next stem's does.
    """
    while True:
        for last in range(10):
            base = f"{stem}{last}".zfill(8)
            digits = branch + base if int(base) < _NZ_FIRST_B else "0000" + "00" + base[2:]
            weighed = zip(digits, _NZ_WEIGHTS_A, strict=True)
            if sum(int(digit) * weight for digit, weight in weighed) % 11 == 0:
                return base[1:]
        stem += 1


def nuban_digit(code: str, serial: str) -> str:
    """Return the check digit of a serial of nine digits at a bank.

    Args:
        code: CBN code of three digits, or of five.
        serial: Nine digits.
    """
    padded = code.zfill(6) if len(code) == 3 else f"9{code}"
    total = sum(int(d) * w for d, w in zip(padded + serial, _NUBAN_WEIGHTS, strict=True))
    return str(-total % 10)


def iban_digits(bban: str, country: str) -> str:
    """Return the two check digits of an IBAN."""
    number = "".join(str(int(sign, 36)) for sign in f"{bban}{country}00")
    return f"{98 - int(number) % 97:02d}"


def surname_part(form: str) -> str:
    """Return the five characters that a surname gives to a driver number."""
    letters = "".join(c for c in form.upper() if "A" <= c <= "Z")
    if letters.startswith("MAC"):
        letters = "MC" + letters[3:]
    return letters[:5].ljust(5, "9")


def driver_number(source: Source, family: str, given: str, born: date, sex: str) -> str:
    """Return a driver number of Great Britain.

    Args:
        source: Chooses the two last letters, whose rule is not public.
        family: The surname in letters that carry no mark.
        given: Given names, likewise.
        born: Day of birth.
        sex: ``female`` or ``male``.
    """
    month = born.month + (50 if sex == "female" else 0)
    year = f"{born.year % 100:02d}"
    initials = "".join(word[0] for word in given.upper().split())[:2].ljust(2, "9")
    letters = source.of("ABCDEFGHJKLMNPRSTUVWXYZ") + source.of("ABCDEFGHJKLMNPRSTUVWXYZ")
    return f"{surname_part(family)}{year[0]}{month:02d}{born.day:02d}{year[1]}{initials}9{letters}"
