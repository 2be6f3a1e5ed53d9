"""What materials and importers are called: short beside an axis, plain in a sentence."""

from __future__ import annotations

from evbook.figures.words import possessive, with_article

# A phone leaves some 110 pixels for a name beside an axis.
SHORT_NAMES = {
    "Antimony, unwrought": "Antimony",
    "Cobalt oxides and hydroxides": "Cobalt oxides",
    "Copper cathodes": "Copper",
    "Gallium, germanium and others (one code)": "Ga, Ge, others",
    "Lithium carbonate": "Lithium carb.",
    "Magnesium, unwrought": "Magnesium",
    "Manganese ores": "Manganese ore",
    "Natural graphite, other than powder or flakes": "Other graphite",
    "Nickel, unwrought, not alloyed": "Nickel",
    "Permanent magnets (metal)": "Magnets",
    "Silicon metal": "Silicon",
    "Tungsten, unwrought": "Tungsten",
}
NAMES = {
    "Antimony, unwrought": "antimony",
    "Cobalt oxides and hydroxides": "cobalt oxides",
    "Copper cathodes": "copper cathodes",
    "Gallium, germanium and others (one code)": "the code that gallium and germanium share",
    "Lithium carbonate": "lithium carbonate",
    "Magnesium, unwrought": "magnesium",
    "Manganese ores": "manganese ores",
    "Natural graphite, other than powder or flakes": "natural graphite other than powder or flakes",
    "Nickel, unwrought, not alloyed": "nickel",
    "Permanent magnets (metal)": "permanent magnets",
    "Silicon metal": "silicon metal",
    "Tungsten, unwrought": "tungsten",
}


def importer_in_text(importer: str) -> str:
    """`importer` as a sentence needs it: the European Union, the United States, Japan."""
    return f"the {importer}" if importer.endswith(" Union") else with_article(importer)


def importers_own(importer: str) -> str:
    """`importer` as an owner at the start of a sentence: The European Union's, Japan's."""
    name = importer_in_text(importer)
    return f"{name[0].upper()}{name[1:]}'s" if name.endswith("Union") else possessive(importer)
