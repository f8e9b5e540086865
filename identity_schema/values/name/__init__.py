"""Names of persons and organisations, and the holders of an account.

Nobody can tell given name from family name by looking: *Musa Ibrahim*, *Park Ji Sung* and
*Lapworth Jacob Murray* put them in different orders. So `read` gives parts only where the text
settles them (a comma, a title in the middle, initials), and says organisation only where a legal
form or a word stands that no person bears.

Sources: W3C, *Personal names around the world* (2011), on the orders of names; HM Revenue &
Customs' open-source matching of bank account names (2024, Apache-2.0) and the holder texts that
Akahu and Okra document for the shapes of names at banks; the word lists in `identity_schema.data`
name their own.

>>> value = read("MR J A O'BRIEN-SMITH").value
>>> value.kind, value.title, value.initials, value.family_name
('person', 'MR', 'J A', "O'BRIEN-SMITH")
>>> value.display, value.normal
("Mr J A O'Brien-Smith", 'j a obrien smith')
>>> value = read("OKAFOR, Chidi Emeka").value
>>> value.family_name, value.given_name, value.middle_name
('OKAFOR', 'Chidi', 'Emeka')
>>> value = read("Fusuyi Micheal Tobi").value
>>> value.kind, value.given_name, value.family_name  # the order is open
('person', None, None)
>>> read("ICONIC LIVE SHOWBIZ PRODUCTION LTD").value.kind, read("Netface").value.kind
('organisation', 'unknown')

Several holders:

>>> [holder.value.text for holder in split_holders("MR J & MRS K SMITH")]
['MR J SMITH', 'MRS K SMITH']
>>> [holder.codes for holder in split_holders("MR J & MRS K SMITH")]
[('name.surname_shared',), ()]
>>> read("MR J & MRS K SMITH").codes
('name.several_holders',)
>>> split_holders("MARKS & SPENCER")[0].codes
('name.joint_undecided',)
>>> split_holders("J SMITH & OTHERS")[0].codes
('name.more_holders',)
>>> split_holders("SMITH J & JONES")[1].codes
('name.surname_undecided',)
>>> split_holders("MR & MRS J SMITH")[1].codes
('name.given_shared',)

What is no name, or not quite one:

>>> read("undefined undefined").codes, read("John undefined").codes
(('value.placeholder',), ('name.placeholder_part',))
>>> read("08038811523").codes, read("John Smith 2").codes, read("John #Smith").codes
(('name.no_letters',), ('name.digits',), ('name.noise',))
>>> read("J SMITH T/A SMITH PLUMBING").codes, read("J SMITH & K JONES ATF ABC TRUST").codes
(('name.trading_as',), ('name.trustees',))

Parts as a provider sent them stay as they are:

>>> reading = read_parts("ICONIC", "LIVE", "LTD", text="ICONIC LIVE SHOWBIZ PRODUCTION LTD")
>>> reading.value.kind, reading.value.family_name, reading.codes
('organisation', 'LTD', ('name.organisation_split',))
>>> read_parts("Mary", family="Smith", text="Janet Davidson").codes
('name.parts_disagree',)
"""

from typing import TYPE_CHECKING

from identity_schema._later import names_of
from identity_schema.values.name.ordinary import read_ordinary as quick

if TYPE_CHECKING:
    from identity_schema.values.name.form import NameForm
    from identity_schema.values.name.holders import split_holders
    from identity_schema.values.name.sent import quick_parts, read_parts
    from identity_schema.values.name.whole import read

__all__ = ["NameForm", "quick", "quick_parts", "read", "read_parts", "split_holders"]

_HOMES = {
    "NameForm": "form",
    "quick_parts": "sent",
    "read": "whole",
    "read_parts": "sent",
    "split_holders": "holders",
}

__getattr__, __dir__ = names_of(__name__, _HOMES)
