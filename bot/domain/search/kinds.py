"""What people call the kinds of things they look for, beside the words that stand in them."""

from collections.abc import Mapping

KINDS: Mapping[str, Mapping[str, str]] = {
    "report": {
        "ar": "تقرير", "en": "report", "es": "informe", "fr": "rapport", "ru": "доклад отчет", "zh": "报告",
    },
    "minute": {
        "ar": "ملخص خلاصة موجز", "en": "summary overview in short", "es": "resumen síntesis", "fr": "résumé synthèse",
        "ru": "краткое изложение резюме сводка", "zh": "摘要 概要 简介",
    },
    "messages": {
        "ar": "الرسائل الرئيسية ملخص", "en": "key messages main points summary", "es": "mensajes principales resumen",
        "fr": "messages clés résumé", "ru": "главное основные мысли резюме", "zh": "要点 摘要",
    },
    "asks": {
        "ar": "المطلوب مطالب نداءات", "en": "what is asked demands calls", "es": "qué se pide peticiones llamamientos",
        "fr": "ce qui est demandé demandes appels", "ru": "что требуется призывы просьбы", "zh": "要求 呼吁",
    },
    "targets": {
        "ar": "مواعيد أهداف تواريخ", "en": "targets dates deadlines goals", "es": "metas plazos fechas objetivos",
        "fr": "objectifs échéances dates délais", "ru": "цели сроки даты", "zh": "目标 期限 日期",
    },
    "section": {
        "ar": "قسم فصل", "en": "section chapter", "es": "sección capítulo", "fr": "section chapitre",
        "ru": "раздел глава", "zh": "章节 部分",
    },
    "box": {"ar": "إطار", "en": "box", "es": "recuadro", "fr": "encadré", "ru": "вставка", "zh": "方框"},
    "figure": {
        "ar": "رقم أرقام", "en": "figure number", "es": "cifra número", "fr": "chiffre nombre",
        "ru": "цифра число", "zh": "数字 数据",
    },
    "call": {
        "ar": "نداء توصية", "en": "call recommendation", "es": "llamamiento recomendación",
        "fr": "appel recommandation", "ru": "призыв рекомендация", "zh": "呼吁 建议",
    },
    "milestone": {
        "ar": "موعد تاريخ", "en": "milestone date", "es": "hito fecha", "fr": "étape date", "ru": "веха дата",
        "zh": "日期 大事",
    },
    "item": {
        "ar": "التزام موضوع", "en": "commitment theme", "es": "compromiso tema", "fr": "engagement thème",
        "ru": "обязательство тема", "zh": "承诺 主题",
    },
    "forum": {
        "ar": "منتدى اجتماع", "en": "forum meeting", "es": "foro reunión", "fr": "forum réunion",
        "ru": "форум встреча", "zh": "论坛 会议",
    },
    "term": {
        "ar": "مصطلح معنى تعريف", "en": "term meaning definition", "es": "término significado definición",
        "fr": "terme sens définition", "ru": "термин значение определение", "zh": "术语 含义 定义",
    },
}  # fmt: skip


def called(kind: str, language: str) -> str:
    return KINDS.get(kind, {}).get(language, "")
