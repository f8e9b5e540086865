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
    # --- address -------------------------------------------------------------------------------
    # --- country -------------------------------------------------------------------------------
    # --- date ----------------------------------------------------------------------------------
    # --- document numbers (bvn, nin, rc_number, gb_driving_licence, gb_passport) -----------------
    # --- email ---------------------------------------------------------------------------------
    # --- gb_account ----------------------------------------------------------------------------
    # --- gender --------------------------------------------------------------------------------
    # --- iban ----------------------------------------------------------------------------------
    # --- masked --------------------------------------------------------------------------------
    # --- money ---------------------------------------------------------------------------------
    # --- name ----------------------------------------------------------------------------------
    # --- nuban ---------------------------------------------------------------------------------
    # --- nz_account ----------------------------------------------------------------------------
    # --- phone ---------------------------------------------------------------------------------
    # --- timestamp -----------------------------------------------------------------------------
    # --- mapping and model ---------------------------------------------------------------------
}
"""Code to its meaning."""
