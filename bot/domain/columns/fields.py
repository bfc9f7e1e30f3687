"""What a column may hold, and what people write above it in six languages."""

import re
from enum import StrEnum

from bot.domain.words import folded


class Field(StrEnum):
    SOURCE_ID = "source_id"
    ORGANISATION = "organisation"
    ORGANISATION_TYPE = "organisation_type"
    KIND = "kind"
    TITLE = "title"
    TEXT = "text"
    LANGUAGE = "language"
    DUE = "due"
    MADE = "made"
    TARGET = "target"
    UNIT = "unit"
    BASELINE = "baseline"
    WHERE = "where"
    ITEM = "item"
    GROUPS = "groups"
    PARTNERS = "partners"
    CONTACT_NAME = "contact_name"
    CONTACT_EMAIL = "contact_email"
    CONTACT_LANGUAGE = "contact_language"
    STATUS = "status"
    URL = "url"


# Words part at spaces, an underscore stands for one inside; behind a question mark stands what may mean something else.
HEADERS = {
    Field.SOURCE_ID: "source_id commitment_id commitment_number reference reference_number ref ref_no ?id ?no ?number"
    " ?code identifiant référence numéro_d'engagement ?numéro ?n° identificador referencia número_de_compromiso ?número"
    " идентификатор номер_обязательства ?номер ?№ المعرف رقم_الالتزام المرجع ?الرقم 编号 承诺编号 序号 ?号",
    Field.ORGANISATION: "organisation organization organisation_name organization_name org org_name entity institution"
    " agency lead lead_agency lead_organisation lead_organization department commitment_maker holder ministry ?owner"
    " ?lead_department organisme nom_de_l'organisation entité ministère organisme_responsable ?responsable organización"
    " nombre_de_la_organización entidad institución ministerio организация название_организации ведомство учреждение"
    " министерство المنظمة اسم_المنظمة الجهة المؤسسة الوزارة 组织 组织名称 机构 机构名称 单位名称 部门 承诺方",
    Field.ORGANISATION_TYPE: "organisation_type organization_type org_type type_of_organisation type_of_organization"
    " stakeholder_type entity_type type_d'organisation type_d'organisme tipo_de_organización тип_организации"
    " نوع_المنظمة 组织类型 机构类型",
    Field.KIND: "commitment_type type_of_commitment kind ?type type_d'engagement tipo_de_compromiso ?tipo"
    " тип_обязательства ?тип نوع_الالتزام ?النوع 承诺类型 ?类型",
    Field.TITLE: "title commitment_title short_title heading ?name titre intitulé ?nom título ?nombre название"
    " заголовок наименование العنوان عنوان عنوان_الالتزام 标题 承诺标题 题目 ?名称",
    Field.TEXT: "text commitment commitment_text full_text description commitment_description promise pledge"
    " ?activity ?action texte engagement texte_de_l'engagement texto compromiso texto_del_compromiso descripción текст"
    " обязательство текст_обязательства описание النص الالتزام نص_الالتزام الوصف وصف 承诺 承诺内容 内容 正文 文本 说明",
    Field.LANGUAGE: "language lang langue idioma lengua язык اللغة لغة 语言 语种",
    Field.DUE: "due due_date due_raw deadline target_date end_date completion_date by_when ?date ?timeline ?timeframe"
    " ?when ?end échéance date_d'échéance date_limite délai date_de_fin ?calendrier plazo fecha_límite fecha_de_término"
    " vencimiento ?fecha срок срок_исполнения срок_выполнения дата_окончания ?дата الموعد_النهائي تاريخ_الاستحقاق"
    " الأجل موعد_الإنجاز ?التاريخ 期限 截止日期 完成时间 完成期限 到期日 ?日期 ?时间",
    Field.MADE: "date_made made made_on date_of_commitment start_date registered date_registered ?start"
    " date_d'engagement date_de_début fecha_del_compromiso fecha_de_inicio дата_принятия дата_начала تاريخ_الالتزام"
    " تاريخ_البدء 承诺日期 开始日期",
    Field.TARGET: "target target_value goal ?value cible valeur_cible objectif meta valor_meta objetivo цель"
    " целевой_показатель целевое_значение الهدف القيمة_المستهدفة المستهدف 目标 目标值 指标值",
    Field.UNIT: "unit unit_of_measure measurement_unit units unité unité_de_mesure unidad unidad_de_medida"
    " единица единица_измерения الوحدة وحدة_القياس 计量单位 ?单位",
    Field.BASELINE: "baseline baseline_value valeur_de_référence situation_de_référence línea_de_base valor_inicial"
    " исходный_уровень базовый_уровень خط_الأساس القيمة_الأساسية 基线 基准值",
    Field.WHERE: "where country location place region area country_scope geographic_scope province district pays lieu"
    " région où país lugar región ubicación dónde страна место регион область البلد الدولة المكان المنطقة الموقع"
    " 国家 地点 地区 区域",
    Field.ITEM: "framework_item theme core_responsibility core_commitment sector topic thème secteur domaine tema"
    " ámbito тема направление сектор الموضوع القطاع المحور 主题 领域 类别 部门主题",
    Field.GROUPS: "for_whom beneficiaries target_group target_groups who_benefits bénéficiaires groupe_cible pour_qui"
    " beneficiarios grupo_destinatario para_quién бенефициары целевая_группа для_кого المستفيدون الفئة_المستهدفة"
    " 受益人 受益群体 对象",
    Field.PARTNERS: "partners with_whom co_holders implementing_partners partenaires avec_qui socios con_quién партнеры"
    " соисполнители с_кем الشركاء مع_من 合作伙伴 伙伴",
    Field.CONTACT_NAME: "contact contact_name contact_person focal_point nom_du_contact personne_contact point_focal"
    " contacto nombre_del_contacto persona_de_contacto punto_focal контактное_лицо контакт اسم_جهة_الاتصال جهة_الاتصال"
    " 联系人 联系人姓名 联络人",
    Field.CONTACT_EMAIL: "email e-mail email_address e-mail_address contact_email contact_e-mail courriel"
    " adresse_électronique adresse_e-mail mél correo correo_electrónico электронная_почта эл_почта почта"
    " البريد_الإلكتروني بريد_إلكتروني 电子邮件 邮箱 电邮 电子邮箱",
    Field.CONTACT_LANGUAGE: "contact_language language_of_contact langue_du_contact idioma_del_contacto язык_контакта"
    " لغة_جهة_الاتصال 联系人语言",
    Field.STATUS: "status state progress statut état avancement estado avance progreso статус состояние ход_выполнения"
    " الحالة التقدم 状态 进展",
    Field.URL: "url link web_page website lien page_web enlace página_web ссылка الرابط رابط 链接 网址",
}  # fmt: skip

LANGUAGES = {
    "ar": "ar ara arabic arabe árabe арабский العربية 阿拉伯文 阿拉伯语",
    "en": "en eng english anglais inglés английский الإنجليزية 英文 英语",
    "es": "es spa spanish espagnol español испанский الإسبانية 西班牙文 西班牙语",
    "fr": "fr fra fre french français francés французский الفرنسية 法文 法语",
    "ru": "ru rus russian russe ruso русский الروسية 俄文 俄语",
    "zh": "zh zho chi chinese chinois chino китайский الصينية 中文 汉语",
}


def _plain(phrase: str) -> str:
    words = phrase.strip("?").replace("_", " ")
    return folded(words) or words


Meaning = tuple[Field, bool]  # whether it can mean nothing else
KNOWN: dict[str, Meaning] = {
    _plain(phrase): (field, not phrase.startswith("?")) for field, line in HEADERS.items() for phrase in line.split()
}
SPOKEN = {_plain(phrase): code for code, line in LANGUAGES.items() for phrase in line.split()}


def language(written: str) -> str | None:
    """The code of a language that is named by a code, as `fr-CA`, or by a word."""
    words = folded(re.sub(r"(?<=^[A-Za-z]{2})[-_][A-Za-z]{2,4}$", "", written.strip()))
    return SPOKEN.get(words)
