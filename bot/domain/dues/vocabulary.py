"""The words of due texts in six languages; a text with any other word in it is not understood."""

from bot.domain.words import folded

# Words part at spaces, an underscore stands for one inside. Case, accents and apostrophes make no difference.
MONTHS = (
    "january jan janvier janv enero ene январь января январе янв يناير كانون_الثاني جانفي 一月",
    "february feb février févr fév febrero февраль февраля феврале фев فبراير شباط فيفري 二月",
    "march mar mars marzo март марта марте مارس آذار 三月",
    "april apr avril avr abril abr апрель апреля апреле апр أبريل إبريل نيسان أفريل 四月",
    "may mai mayo май мая мае مايو أيار ماي 五月",
    "june jun juin junio июнь июня июне июн يونيو يونيه حزيران جوان 六月",
    "july jul juillet juil julio июль июля июле июл يوليو يوليه تموز جويلية 七月",
    "august aug août agosto ago август августа августе авг أغسطس آب أوت 八月",
    "september sep sept septembre septiembre setiembre set сентябрь сентября сентябре сен сент سبتمبر أيلول 九月",
    "october oct octobre octubre октябрь октября октябре окт أكتوبر تشرين_الأول 十月",
    "november nov novembre noviembre ноябрь ноября ноябре ноя нояб نوفمبر تشرين_الثاني 十一月",
    "december dec décembre déc diciembre dic декабрь декабря декабре дек ديسمبر كانون_الأول 十二月",
)
SEASONS = (
    "spring printemps primavera весна весной весны ربيع الربيع 春 春季 春天",
    "summer été verano лето летом صيف الصيف 夏 夏季 夏天",
    "autumn automne otoño осень осенью осени خريف الخريف 秋 秋季 秋天",
    "winter hiver invierno зима зимой зимы شتاء الشتاء 冬 冬季 冬天",
    "fall",
)
ORDINALS = (
    "",
    "first premier première primer primero i первый первое первого первом الأول 一",
    "second deuxième segundo ii второй второе второго втором الثاني 二",
    "third troisième tercer tercero iii третий третье третьего третьем الثالث 三",
    "fourth quatrième cuarto iv четвертый четвертое четвертого четвертом الرابع 四",
    "last dernier último последний последнем последнего последнее الأخير",
)
LAST = len(ORDINALS) - 1
HALVES = ("", "上半年", "下半年")

WORDS = {  # by kind: see tokens.py
    "q": "quarter q trimestre t квартал квартале квартала кв الربع ربع 季度 季",
    "h": "half h semester semestre s полугодие полугодии полугодия النصف نصف",
    "G": "year years yr an ans année années año años год года году годы годов г гг عام العام سنة السنة لعام لسنة 年",
    "u": "month months mois mes meses месяц месяца месяцев week weeks day days jour jours semaine semaines día días",
    "m": "月",
    "d": "日 号 號",
    "X": "fiscal_year financial_year fy school_year academic_year exercice exercice_financier année_financière"
    " année_scolaire ejercicio ejercicio_fiscal año_fiscal финансовый_год учебный_год финансового_года"
    " السنة_المالية 财政年度 财年",
    "E": "end year_end the_end early mid middle late beginning start fin la_fin à_la_fin en_fin début au_début mi"
    " milieu finales a_finales finales_de a_fines fines principios a_principios mediados a_mediados inicios"
    " конец конца концу конце начало начала началу начале середина середины середине"
    " نهاية بنهاية أواخر بداية أوائل مطلع منتصف أوساط 底 末 初 中 内 上旬 中旬 下旬",
    "B": "by by_the before no_later_than not_later_than at_the_latest latest on_or_before prior_to"
    " d'ici d'ici_à d'ici_au avant avant_le au_plus_tard le_plus_tard antes_de antes_del a_más_tardar no_más_tarde_de"
    " к ко не_позднее не_позже до بحلول قبل في_موعد_أقصاه في_موعد_لا_يتجاوز في_أجل_أقصاه"
    " 前 之前 以前 底前 不迟于 不晚于 截至 截止",
    "U": "until till up_to jusqu'à jusqu'en jusqu'au hasta حتى 到 至",
    "F": "from since starting starting_in as_of beginning_in à_partir_de à_partir_du à_compter_de à_compter_du depuis"
    " desde a_partir_de a_partir_del начиная_с с со ابتداء_من اعتبارا_من منذ 自 从",
    "W": "between entre между بين",
    "A": "and & et y и و 和 与",
    "T": "to through thru à au a al по إلى",
    "C": "onward onwards and_onwards and_beyond et_au-delà en_adelante y_en_adelante и_далее فصاعدا وما_بعده 起 开始",
    "O": "ongoing on-going continuous continuously continuing on_a_continuing_basis on_an_ongoing_basis permanent"
    " permanently en_continu en_cours continu continue permanente en_permanence de_façon_continue continuo continua"
    " en_curso de_forma_continua de_manera_continua permanentemente постоянно на_постоянной_основе непрерывно"
    " в_постоянном_режиме بصورة_مستمرة بشكل_مستمر بشكل_دائم مستمر مستمرة 持续 持续进行 长期 不间断",
    "V": "every each chaque tous_les toutes_les cada todos_los каждый каждое каждые كل 每",
    "R": "annual annually yearly monthly quarterly weekly daily biennially every_two_years every_second_year"
    " twice_a_year twice_yearly once_a_year annuel annuelle annuellement mensuel mensuellement trimestriel"
    " trimestriellement hebdomadaire tous_les_deux_ans deux_fois_par_an une_fois_par_an anual anualmente mensual"
    " mensualmente trimestral trimestralmente cada_dos_años dos_veces_al_año una_vez_al_año ежегодно ежегодный"
    " ежемесячно ежеквартально раз_в_год два_раза_в_год каждые_два_года раз_в_два_года سنويا سنوي شهريا ربع_سنوي"
    " كل_سنتين كل_عامين مرتين_في_السنة مرة_في_السنة 每两年 每年一次 每年两次 年度性",
    "f": "de du del من",
    "": "the of in on during la le les l à_l' d en el los las dans au_cours_de courant dans_le_courant_de within for"
    " pour para в во на في شهر"
    " خلال due deadline date target_date completion completion_date to_be_completed échéance achèvement plazo fecha"
    " срок срок_до الموعد_النهائي 第 份 于 在 期限 完成 ( ) , : 。 、",
}

Meaning = tuple[str, int]  # a kind and, where it has one, its number


def _known() -> dict[str, Meaning]:
    numbered = {"M": ("", *MONTHS), "S": SEASONS, "K": ORDINALS, "H": HALVES}
    lists = [(kind, number, line) for kind, lines in numbered.items() for number, line in enumerate(lines)]
    lists += [(kind, 0, line) for kind, line in WORDS.items()]
    phrases = [(phrase, (kind, number)) for kind, number, line in lists for phrase in line.split()]
    return {folded(phrase.replace("_", " ")) or phrase: meaning for phrase, meaning in phrases}


KNOWN = _known()
LONGEST = max(phrase.count(" ") for phrase in KNOWN) + 1
HAN = sorted((phrase for phrase in KNOWN if "\u3400" <= phrase[0] <= "\u9fff"), key=len, reverse=True)
