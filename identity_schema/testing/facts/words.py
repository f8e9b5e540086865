"""Names of several cultures, each with the form by which it is compared.

The comparing form is written down here, not computed by a reader: that is what makes it a truth to
test readers against. A word of plain letters is compared in small letters; where a word has marks
or signs its form stands behind ``=``; ``_`` is a space. The first of each list is the plainest.

>>> FAMILY["NZ"][0]
Word(text='Reid', form='reid')
>>> next(word for word in GIVEN_F["NG"] if word.text == "Olúwaṣeun").form
'oluwaseun'
"""

from typing import NamedTuple

from identity_schema.testing.source import Source

__all__ = ["FAMILY", "GIVEN_F", "GIVEN_M", "Company", "Word", "make_company"]


class Word(NamedTuple):
    """One name.

    Attributes:
        text: As it is written.
        form: As it is compared: small letters without marks; a hyphen parts, an apostrophe goes.
    """

    text: str
    form: str

    def upper(self) -> "Word":
        """Write it as banks and registers do."""
        return Word(self.text.upper(), self.form)


class Company(NamedTuple):
    """The name of a company.

    Attributes:
        text: As it is written.
        form: As it is compared, one spelling for each legal form.
    """

    text: str
    form: str

    def upper(self) -> "Company":
        """Write it as banks and registers do."""
        return Company(self.text.upper(), self.form)


def _words(text: str) -> tuple[Word, ...]:
    made = []
    for entry in text.split():
        word, _, form = entry.partition("=")
        made.append(Word(word.replace("_", " "), form.replace("_", " ") or word.lower()))
    return tuple(made)


GIVEN_F = {
    # Māori, Pākehā, Samoan, Tongan, Indian, Chinese, Vietnamese
    "NZ": _words("""
        Anna Mere Aroha Hinemoa Ngaire Mārama=marama Kiri Pānia=pania Olivia Charlotte Sina
        Tālia=talia Losa Priya Ananya Xiulan Zoë=zoe Ngọc=ngoc Whetū=whetu Rāwinia=rawinia
        """),
    # English, Welsh, Irish, Scottish, Polish, Turkish, Jamaican, Bengali
    "GB": _words("""
        Anna Grace Ottoline Siân=sian Niamh Eilidh Zoë=zoe Chloë=chloe Agnieszka Ayşe=ayse
        Shanice Nasreen Imogen Bronwen Renée=renee Małgorzata=malgorzata Aoife Fatima
        """),
    # Yoruba, Igbo, Hausa, Edo, English
    "NG": _words("""
        Ada Ngozi Folake Titilayo Ọláolúwa=olaoluwa Adébọ́lá=adebola Chidinma Nkechi Ngọzi=ngozi
        Aisha Hauwa Zainab Esosa Blessing Olúwaṣeun=oluwaseun Yetunde Obiageli Hadiza
        """),
}
"""Given names of women, by country."""

GIVEN_M = {
    "NZ": _words("""
        John Tane Wiremu Tāne=tane Hēmi=hemi Rāwiri=rawiri William Oliver Sione Malakai Arjun
        Jùnwěi=junwei Minh Tomasi Māui=maui Søren=soren Björn=bjorn Niko
        """),
    "GB": _words("""
        John Bartholomew Owain Rhys Seán=sean Ruaridh Piotr Łukasz=lukasz Mehmet Jerome Tariq
        Jürgen=jurgen Alastair Gwilym Cormac Zoltán=zoltan
        """),
    "NG": _words("""
        Musa Chidi Emeka Femi Adébáyọ̀=adebayo Babátúndé=babatunde Chukwuemeka Obinna Ọbinna=obinna
        Ibrahim Sanusi Aminu Osagie Ẹfosa=efosa Tobi Olúwatóbi=oluwatobi Kelechi Yakubu
        """),
}
"""Given names of men, by country."""

FAMILY = {
    "NZ": _words("""
        Reid Fantail Ngata Parata Tāwhiri=tawhiri O'Brien=obrien Nguyễn=nguyen Singh Müller=muller
        Tuigamala Sāpolu=sapolu Fernando Harrison-Clarke=harrison_clarke Mahuta Zhang Taufa
        Te_Whaiti=te_whaiti Pōtiki=potiki D'Souza=dsouza Sørensen=sorensen
        """),
    "GB": _words("""
        Jones Fernsby Quillfeather O'Connor=oconnor Llewellyn-Jones=llewellyn_jones MacAllister
        Kowalski Şahin=sahin Krüger=kruger Nwosu Chowdhury Fitzgerald Hussain Brontë=bronte
        Dąbrowska=dabrowska Pryce-Davies=pryce_davies Mackintosh Ferreira
        """),
    "NG": _words("""
        Okafor Adeyemi Bello Ọ̀gúnbánjọ=ogunbanjo Ṣóyínká=soyinka Nwosu-Okeke=nwosu_okeke Eze
        Danjuma Igbinedion Adébọ̀wálé=adebowale Okonkwo Balogun Ẹkwúnifẹ=ekwunife Abubakar
        Onyekachi Fashola Osagiede Ibrahim
        """),
}
"""Family names, by country."""


_BRANDS = {
    "NZ": _words("Kowhai Fantail Tūī=tui Tōtara=totara"),
    "GB": _words("Larkspur Quillfeather Fernsby Nonesuch"),
    "NG": _words("Iroko Zuma Kainji Ọ̀ṣun=osun"),
}
_TRADES = _words("Ventures Holdings Logistics Engineering Enterprises")
_LEGAL_FORMS = (Word("Limited", "ltd"), Word("Ltd", "ltd"))


def make_company(source: Source, country: str) -> Company:
    """Make up a company, of as many choices as a person's name has.

    >>> from identity_schema.testing.source import Rolled
    >>> make_company(Rolled(0), "GB").form.endswith(" ltd")
    True
    """
    words = (source.of(_BRANDS[country]), source.of(_TRADES), source.of(_LEGAL_FORMS))
    text = " ".join(word.text for word in words)
    return Company(text, " ".join(word.form for word in words))
