"""Sentences of our own that teach names of weapons, platforms, rockets and satellites."""

from __future__ import annotations

import random
import re

from names import Marked

PRODUCTS = """
Hwasong-18; Hwasong-17; KN-23; Pukguksong-3; Shahab-3; Shahed-136; Shahed 131; Fattah-1; Khorramshahr;
Zolfaghar; Fateh-110; Sejjil; Emad; Qadr; S-300; S-400; S-500; Pantsir-S1; Tor-M1; Buk-M2; Iskander-M; Iskander;
Kinzhal; Kalibr; Kh-101; Kh-22; Kh-47M2 Kinzhal; Zircon; Oreshnik; Sarmat; RS-28 Sarmat; Topol-M; Yars; Bulava;
Avangard; Burevestnik; Su-24; Su-25; Su-27; Su-34; Su-35; Su-57; MiG-29; MiG-31; Tu-22M3; Tu-95; Tu-160; Il-76;
Il-20; A-50; Mi-8; Mi-24; Ka-52; An-124; T-72; T-80; T-90; T-90M; BMP-2; BMP-3; BTR-80; Grad; Uragan; Smerch;
TOS-1; Lancet; Orlan-10; Geran-2; FAB-500; HIMARS; M142 HIMARS; ATACMS; GMLRS; Patriot; PAC-3; THAAD;
Aegis Ashore; NASAMS; IRIS-T; Avenger; Stinger; Javelin; NLAW; Storm Shadow; SCALP; Taurus; Tomahawk;
Trident II; Minuteman III; JDAM; Hellfire; Harpoon; Neptune; Brimstone; Excalibur; F-15; F-15E; F-16;
F-16 Fighting Falcon; F/A-18; F-22 Raptor; F-35; F-35A; A-10; B-1B; B-2 Spirit; B-21 Raider; B-52; B-52H; C-17;
C-130; C-130J Hercules; KC-135; KC-46; P-8 Poseidon; U-2; RQ-4 Global Hawk; MQ-9 Reaper; MQ-1 Predator;
E-3 Sentry; AH-64 Apache; UH-60 Black Hawk; CH-47 Chinook; V-22 Osprey; Eurofighter Typhoon; Typhoon; Tornado;
Rafale; Mirage 2000; Gripen; Saab Gripen; Leopard 2; Leopard 2A6; Leopard 1; Abrams; M1 Abrams; M1A2 Abrams;
Challenger 2; Leclerc; Bradley; M2 Bradley; Marder; Stryker; CV90; AMX-10; MRAP; Humvee; M777; Caesar;
Panzerhaubitze 2000; Krab; Archer; Gepard; Bayraktar TB2; Bayraktar; Akinci; Anka; Heron; Hermes 450; Harop;
Switchblade; Iron Dome; David's Sling; Arrow 3; Merkava; Merkava Mk 4; Namer; Tejas; BrahMos; Agni-V; Agni-P;
Prithvi-II; Akash; Arjun; Shaheen-III; Ghauri; Babur; JF-17; J-10C; J-15; J-16; J-20; H-6K; Y-20; KJ-500; Z-10;
Dongfeng-41; DF-17; DF-21D; DF-26; DF-41; JL-3; Type 99; KF-21; K2 Black Panther; K9 Thunder; Hyunmoo-2; AK-47;
Kalashnikov; M4; Glock; RPG-7; Kornet; Fagot; Katyusha; Qassam; Burkan-2H; Quds-1; Samad-3; Scud; USS Carney;
USS Gerald R. Ford; USS Dwight D. Eisenhower; USS Ronald Reagan; USS Mason; USS Cole; USS Milius; HMS Diamond;
HMS Queen Elizabeth; HMS Prince of Wales; HMCS Ottawa; HMAS Toowoomba; INS Vikrant; INS Arihant; FS Forbin;
Charles de Gaulle; Moskva; Admiral Kuznetsov; Admiral Gorshkov; Novocherkassk; Liaoning; Shandong; Fujian;
Xian-1; Cheonan; Sahand; Makran; Falcon 9; Falcon Heavy; Starship; Starlink; Dragon; Crew Dragon; Starliner;
Soyuz; Soyuz-2; Proton-M; Angara-A5; Progress MS-22; Ariane 5; Ariane 6; Vega-C; Atlas V; Delta IV Heavy;
New Shepard; New Glenn; Electron; Artemis I; Orion; Space Launch System; Long March 5; Long March 2F;
Shenzhou-15; Tiangong; Chandrayaan-3; PSLV; GSLV Mk III; H3; H-IIA; Epsilon; Nuri; Chollima-1; Malligyong-1;
Kwangmyongsong-4; Simorgh; Qased; Noor-3; Sputnik; Galileo; Glonass; GPS III; Hubble; James Webb; Luna-25;
Yutu-2
"""
TEMPLATES = """
{LOC} fired a {P} missile from a base near {LOC} on {DATE}, the military said.
Two {P} missiles hit {LOC} overnight, killing at least four people.
{ORG} said its air defences shot down a {P} over {LOC}.
The {P} was seen off {LOC} on {DATE}, according to {ORG}.
{PERSON} said {LOC} would receive the first {P} systems in {DATE}.
{LOC} has ordered {N} {P} jets from {ORG} in a deal worth {MONEY}.
The government in {LOC} approved the sale of {N} {P} tanks to {LOC}.
{ORG} unveiled a new version of the {P} at a parade in {LOC}.
A {P} drone crashed in {LOC}, {PERSON} told reporters.
{N} {P} drones were launched at {LOC}, and most were intercepted.
Crew of the {P} were rescued after it struck a mine near {LOC}.
The destroyer {P} intercepted three missiles launched from {LOC}.
The aircraft carrier {P} left {LOC} for {LOC} on {DATE}.
The frigate {P} escorted two tankers through the strait, {ORG} said.
A {P} rocket carrying a satellite lifted off from {LOC} on {DATE}.
{LOC} launched its {P} satellite into orbit, state media reported.
The {P} spacecraft docked with the station on {DATE}.
{LOC} accused {LOC} of using {P} missiles against civilians.
{PERSON} asked {ORG} for more {P} and {P} missiles.
{LOC} will send {P} and {P} tanks, the minister said.
Deliveries of the {P} to {LOC} were delayed again.
The {P}, built by {ORG}, has a range of 500 kilometres.
{LOC} tested the {P} intercontinental ballistic missile on {DATE}.
Pilots from {LOC} began training on the {P} in {LOC}.
A {P} helicopter went down in {LOC}, killing its crew.
{ORG} claimed that it had destroyed a {P} battery in {LOC}.
The army showed the wreck of a {P} in {LOC}.
"We need the {P}," {PERSON} said in {LOC}.
{LOC} deploys {P} to {LOC}
{LOC} test-fires {P}, {ORG} says
Fragments of a {P} were found near a school in {LOC}.
{ORG} plans to buy {N} {P} launchers by {DATE}.
"""
DATES = ("Monday", "Tuesday", "Friday", "March", "2024", "June 12", "next year", "last week")
SUMS = ("$2.4 billion", "$300 million", "€1.1 billion", "£450 million")
SLOT = re.compile(r"\{(\w+)\}")


def sentence(pools: dict[str, list[str]], rng: random.Random) -> Marked:
    """Fill one template.

    Args:
        pools: Names of places, organisations and persons.
        rng: The random generator.

    Returns:
        The sentence and its names.
    """
    template = rng.choice(TEMPLATES.strip().splitlines())
    products = [name.strip() for name in PRODUCTS.replace("\n", " ").split(";")]
    text = ""
    spans: list[tuple[int, int, str]] = []
    position = 0
    for slot in SLOT.finditer(template):
        text += template[position : slot.start()]
        position = slot.end()
        kind = slot.group(1)
        if kind == "N":
            text += rng.choice(("two", "five", "12", "24", "dozens of", "several"))
            continue
        pool = {"P": products, "DATE": list(DATES), "MONEY": list(SUMS)}.get(kind) or pools[kind]
        name = rng.choice(pool)
        spans.append((len(text), len(text) + len(name), "PRODUCT" if kind == "P" else kind))
        text += name
    return Marked(text + template[position:], tuple(spans))


def pools_of(articles: list[list[Marked]]) -> dict[str, list[str]]:
    """Gather the names of training articles, once for each mention.

    Args:
        articles: The paragraphs of each article.

    Returns:
        Class to names.
    """
    pools: dict[str, list[str]] = {"LOC": [], "ORG": [], "PERSON": []}
    for paragraphs in articles:
        for paragraph in paragraphs:
            for start, end, name in paragraph.spans:
                if name in pools:
                    pools[name].append(paragraph.text[start:end])
    return pools


def sentences(pools: dict[str, list[str]], count: int, rng: random.Random) -> list[list[Marked]]:
    """Write paragraphs of two to four sentences.

    Args:
        pools: Names of places, organisations and persons.
        count: The number of paragraphs.
        rng: The random generator.

    Returns:
        The paragraphs, each as an article of its own.
    """
    return [[sentence(pools, rng) for _ in range(rng.randint(2, 4))] for _ in range(count)]
