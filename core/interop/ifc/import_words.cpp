// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/import_words.h"

#include <QSet>

namespace sp {

namespace {

bool isDash(char16_t c)
{
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x00AD || c == 0x2043 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// Lists are read once; their words are separated by '|'.
QSet<QString> wordSet(const char* words)
{
    const QStringList list = QString::fromUtf8(words).split(u'|');
    return QSet<QString>(list.begin(), list.end());
}

} // namespace

QString plainText(QStringView text, qsizetype most)
{
    if (text.size() > most)
        return {};
    QString spaced;
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u == 0x200B || u == 0x200E || u == 0x200F || u == 0xFEFF)
            continue; // marks without width
        if (c.isSpace())
            spaced += u' ';
        else if (c.category() == QChar::Other_Control || c.category() == QChar::Other_NotAssigned || u == 0xFFFD)
            return {};
        else if (u == 0x00BC || u == 0x00BD || u == 0x00BE) // before they become digits that run into those in front
            spaced += u == 0x00BC ? QStringLiteral(" 1/4") : u == 0x00BD ? QStringLiteral(" 1/2") : QStringLiteral(" 3/4");
        else if (isDash(u))
            spaced += u'-';
        else if (u == 0x2019 || u == 0x2032 || u == 0x00B4)
            spaced += u'\'';
        else
            spaced += c;
    }
    QString out;
    for (const QChar c : spaced.normalized(QString::NormalizationForm_KC)) {
        if (c.isSpace()) {
            if (!out.isEmpty() && !out.endsWith(u' '))
                out += u' ';
        } else if (c.unicode() == 0x2044 || c.unicode() == 0x2215) {
            out += u'/';
        } else {
            out += c;
        }
    }
    out = out.trimmed().toUpper();
    for (qsizetype i = 1; i + 1 < out.size(); ++i)
        if (out[i] == u',' && isDigit(out[i - 1]) && isDigit(out[i + 1]))
            out[i] = u'.';
    return out;
}

QString nameKey(QStringView name)
{
    name = name.trimmed();
    if (name.endsWith(u')'))
        if (const qsizetype open = name.lastIndexOf(u'('); open > 0)
            name = name.first(open);
    QString out;
    for (const QChar c : name.first(std::min<qsizetype>(name.size(), 200)))
        if (c.isLetterOrNumber() || c.isMark())
            out += c.toLower();
    return out;
}

bool isPlaceholder(QStringView text, QStringView propertyName)
{
    text = text.trimmed();
    if (text.size() > 200)
        return false;
    // Signs only, such as a dash, dots, question marks or a row of x.
    const QString key = nameKey(text);
    if (key.isEmpty())
        return true;
    if (key.size() > 1 && key.count(u'x') == key.size())
        return true;
    if (text.startsWith(u'<') && text.endsWith(u'>'))
        return true;
    static const QSet<QString> fillers = wordSet(
        "na|notapplicable|notavailable|nil|null|none|nothing|tbd|tbc|tba|tobedetermined|tobedefined|tobeconfirmed|tobeadvised|todo|pending|"
        "unknown|unset|undefined|notdefined|notknown|userdefined|unspecified|notspecified|notset|bytype|default|value|text|string|varies|"
        "label|novalue|notassigned|unassigned|select|pleaseselect|choose|seeschedule|"
        "undefiniert|nichtdefiniert|unbekannt|ka|keineangabe|keineangaben|nichtangegeben|offen|nochoffen|zuklären|entfällt|keine|"
        "keiner|keines|kein|ohne|nichtzutreffend|"
        "àdéfinir|adéfinir|indéfini|nondéfini|inconnu|sansobjet|sans|aucun|aucune|nonapplicable|nd|"
        "pordefinir|sindefinir|indefinido|nodefinido|desconocido|ninguno|ninguna|noaplica|adefinir|nãodefinido|nenhum|nenhuma|"
        "dadefinire|nondefinito|sconosciuto|nessuno|nessuna|"
        "onbekend|nietgedefinieerd|ntb|nvt|nadertebepalen|geen|"
        "okänd|ukjent|ukendt|ingen|ejdefinierad|ikkedefinert|ikkedefineret|tuntematon|eimääritetty|"
        "nieokreślony|niezdefiniowany|nieokreślono|brak|nedefinováno|nezadáno|"
        "нетданных|неопределено|"
        "незадано|неизвестно|"
        "未定|未定義|未設定|不明|未定义|未知|待定|未指定|"
        "該当なし|미정|없음");
    if (fillers.contains(key))
        return true;
    // The caption where the value should be, alone or after the name of the family.
    static const QSet<QString> captions = wordSet("firerating|fireratingvalue|feuerwiderstand|feuerwiderstandsklasse|brandschutzklasse|"
                                                  "résistanceaufeu|brandwerendheid|resistenciaalfuego|resistenzaalfuoco|"
                                                  "огнестойкость");
    const QString own = nameKey(propertyName);
    const auto isCaption = [&](const QString& k) { return captions.contains(k) || (!own.isEmpty() && k == own); };
    if (isCaption(key))
        return true;
    const qsizetype colon = text.lastIndexOf(u':');
    return colon >= 0 && isCaption(nameKey(text.sliced(colon + 1)));
}

std::optional<bool> readYesNo(QStringView text)
{
    static const QSet<QString> yes = wordSet("TRUE|.T.|T|YES|Y|1|1.|X|ON|✓|✔|☑|√|JA|J|WAHR|OUI|VRAI|SÍ|SI|SÌ|"
                                             "VERDADERO|SIM|VERDADEIRO|VERO|TAK|PRAWDA|ANO|ÁNO|PRAVDA|DA|IGEN|KYLLÄ|EVET|"
                                             "ДА|ИСТИНА|ЕСТЬ|ТАК|"
                                             "はい|有|有り|是|○|◯|예|있음|WAAR|SAND|SANN|"
                                             "VORHANDEN");
    static const QSet<QString> no = wordSet("FALSE|.F.|F|NO|N|0|0.|OFF|✗|✘|☐|NEIN|FALSCH|NON|FAUX|FALSO|NÃO|NIE|FAŁSZ|"
                                            "NE|NEPRAVDA|NU|NEM|EI|HAYIR|NEE|NEJ|NEI|ONWAAR|FALSK|"
                                            "НЕТ|ЛОЖЬ|НІ|"
                                            "いいえ|無|無し|なし|无|否|×|아니오|"
                                            "NICHT VORHANDEN");
    const QString key = plainText(text, 24);
    if (yes.contains(key))
        return true;
    if (no.contains(key))
        return false;
    return std::nullopt;
}

} // namespace sp
