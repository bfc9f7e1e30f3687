"""Words that people write in cells for kinds, types of organisations and groups, in six languages."""

from collections.abc import Mapping

from bot.domain.commitments import Kind
from bot.domain.organisations import Type
from bot.domain.words import folded

KINDS = {
    Kind.INDIVIDUAL: "individual, individuel, individuelle, индивидуальное, فردي, 个人, 个别, 单独",
    Kind.JOINT: "joint, collective, conjoint, conjointe, commun, conjunto, совместное, مشترك, 联合, 共同",
    Kind.ALIGNMENT: "alignment, core alignment, alignement, alineación, присоединение, مواءمة, 认同, 对接",
    Kind.INITIATIVE: "initiative, iniciativa, инициатива, مبادرة, 倡议",
}
TYPES = {
    Type.MEMBER_STATE: "member state, state, government, national government, état membre, état, gouvernement,"
    " estado miembro, estado, gobierno, государство член, государство, правительство, دولة عضو,"
    " دولة, حكومة, 会员国, 国家, 政府",
    Type.LOCAL_AUTHORITY: "local authority, local government, city, municipality, autorité locale, collectivité locale,"
    " autoridad local, gobierno local, местная власть, سلطة محلية, 地方当局, 地方政府",
    Type.UN_ENTITY: "un entity, un, un agency, united nations, entité des nations unies, onu, organismo de la onu,"
    " naciones unidas, учреждение оон, оон, كيان تابع للأمم المتحدة, الأمم المتحدة, 联合国实体, 联合国",
    Type.REGIONAL_ORG: "regional organisation, regional organization, intergovernmental organization, igo,"
    " organisation régionale, organización regional, региональная организация, منظمة إقليمية, 区域组织",
    Type.IFI: "ifi, international financial institution, development bank, institution financière internationale,"
    " institución financiera internacional, международное финансовое учреждение, مؤسسة مالية دولية, 国际金融机构",
    Type.DONOR: "donor, foundation, donateur, fondation, donante, fundación, донор, фонд, جهة مانحة, 捐助方, 基金会",
    Type.NGO_INTERNATIONAL: "international ngo, ingo, ngo, ong internationale, ong, ong internacional,"
    " международная нпо, нпо, منظمة غير حكومية دولية, منظمة غير حكومية, 国际非政府组织, 非政府组织",
    Type.NGO_NATIONAL: "national ngo, local ngo, nngo, ong nationale, ong locale, ong nacional, национальная нпо,"
    " منظمة غير حكومية وطنية, 国内非政府组织",
    Type.CIVIL_SOCIETY: "civil society, cso, civil society organisation, société civile, sociedad civil,"
    " гражданское общество, مجتمع مدني, المجتمع المدني, 民间社会",
    Type.FAITH_BASED: "faith based, faith based organisation, organisation confessionnelle, organización religiosa,"
    " религиозная организация, منظمة دينية, 宗教组织",
    Type.OPD: "opd, organisation of persons with disabilities",
    Type.PRIVATE_SECTOR: "private sector, company, business, secteur privé, entreprise, sector privado, empresa,"
    " частный сектор, компания, القطاع الخاص, شركة, 私营部门, 企业, 公司",
    Type.ACADEMIA: "academia, university, research, université, recherche, universidad, академия, университет,"
    " أوساط أكاديمية, جامعة, 学术界, 大学",
    Type.RED_CROSS: "red cross, red crescent, ifrc, icrc, croix rouge, cruz roja, красный крест, صليب أحمر,"
    " هلال أحمر, 红十字",
    Type.NETWORK: "network, alliance, coalition, réseau, red, alianza, сеть, شبكة, تحالف, 网络, 联盟",
}
GROUPS = {
    "women": "women, women and girls, girls, femmes, femmes et filles, mujeres, mujeres y niñas, женщины,"
    " женщины и девочки, نساء, النساء, النساء والفتيات, 妇女, 妇女和女童",
    "youth": "youth, young people, jeunes, jeunesse, jóvenes, juventud, молодежь, شباب, الشباب, 青年, 年轻人",
    "children": "children, enfants, niños, niñas y niños, дети, أطفال, الأطفال, 儿童",
    "disabilities": "persons with disabilities, people with disabilities, disability, personnes handicapées,"
    " personas con discapacidad, инвалиды, люди с инвалидностью, أشخاص ذوو إعاقة, الأشخاص ذوو الإعاقة, 残疾人",
    "older": "older persons, older people, personnes âgées, personas mayores, пожилые люди, كبار السن, 老年人",
    "refugees": "refugees, réfugiés, refugiados, беженцы, لاجئون, اللاجئون, 难民",
    "displaced": "displaced, internally displaced, idps, displaced people, déplacés, desplazados, перемещенные лица,"
    " نازحون, النازحون, 流离失所者",
    "migrants": "migrants, migrantes, мигранты, مهاجرون, المهاجرون, 移民",
    "hosts": "host communities, communautés d'accueil, comunidades de acogida, принимающие общины,"
    " مجتمعات مضيفة, 收容社区",
    "indigenous": "indigenous peoples, indigenous, peuples autochtones, pueblos indígenas, коренные народы,"
    " شعوب أصلية, 土著人民",
}


def _known(words: Mapping[str, str]) -> dict[str, str]:
    said = {folded(phrase): code for code, line in words.items() for phrase in line.split(",")}
    return said | {folded(code): code for code in words}


KIND_OF = _known({code.value: line for code, line in KINDS.items()})
TYPE_OF = {folded(code): code.value for code in Type} | _known({code.value: line for code, line in TYPES.items()})
GROUP_OF = _known(GROUPS)
