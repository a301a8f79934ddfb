"""Number words, in the languages that reports come in: each form with its value."""

from __future__ import annotations

# Folded, as texts are when they are read. Left out are forms that are words of another language, too
# (Spanish "once", French "seize"), and two where no couples are told apart ("the two ministers").
_FORMS = {
    2: "two dos deux zwei",
    3: "three tres trois drei три трех трёх тремя ثلاثة ثلاث",
    4: "four cuatro quatre vier четыре четырех четырёх أربعة أربع",
    5: "five cinco cinq fünf пять пяти пятью خمسة خمس",
    6: "six seis sechs шесть шести шестью ستة ست",
    7: "seven siete sept sieben семь семи семью سبعة سبع",
    8: "eight ocho huit acht восемь восьми ثمانية ثماني ثمان",
    9: "nine nueve neuf neun девять девяти تسعة تسع",
    10: "ten diez dix zehn десять десяти десятью عشرة",
    11: "eleven onze elf одиннадцать одиннадцати",
    12: "twelve doce douze zwölf двенадцать двенадцати",
    13: "thirteen trece treize dreizehn тринадцать тринадцати",
    14: "fourteen catorce quatorze vierzehn четырнадцать четырнадцати",
    15: "fifteen quince quinze fünfzehn пятнадцать пятнадцати",
    16: "sixteen dieciséis sechzehn шестнадцать шестнадцати",
    17: "seventeen diecisiete siebzehn семнадцать семнадцати",
    18: "eighteen dieciocho achtzehn восемнадцать восемнадцати",
    19: "nineteen diecinueve neunzehn девятнадцать девятнадцати",
    20: "twenty veinte vingt zwanzig двадцать двадцати عشرون عشرين",
    30: "thirty treinta trente dreissig тридцать тридцати ثلاثون ثلاثين",
    40: "forty cuarenta quarante vierzig сорок сорока أربعون أربعين",
    50: "fifty cincuenta cinquante fünfzig пятьдесят пятидесяти خمسون خمسين",
    60: "sixty sesenta soixante sechzig шестьдесят шестидесяти ستون ستين",
    70: "seventy setenta siebzig семьдесят семидесяти سبعون سبعين",
    80: "eighty ochenta achtzig восемьдесят восьмидесяти ثمانون ثمانين",
    90: "ninety noventa neunzig девяносто تسعون تسعين",
}
NUMBER_WORDS = {word: str(value) for value, words in _FORMS.items() for word in words.split()}
