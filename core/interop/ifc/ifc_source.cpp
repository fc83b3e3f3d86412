// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_source.h"

#include "core/interop/step/step_string.h"

#include <cmath>

namespace sp {
namespace {

constexpr size_t maxNotes = 5000;
constexpr size_t maxShared = 4096;

} // namespace

IfcSource::IfcSource(const StepFile& file, IfcVersion version)
    : m_file(file), m_version(version), m_budget(16 * static_cast<qint64>(file.bytes().size()) + (qint64{16} << 20))
{
}

bool IfcSource::spend(qint64 bytes)
{
    if (m_budget < 0)
        return false;
    m_budget -= bytes;
    if (m_budget < 0)
        noteFile(ImportCause::WorkLimit,
                 QStringLiteral("The file refers to the same large data so often that reading was stopped; what follows is incomplete."));
    return m_budget >= 0;
}

StepArgs IfcSource::args(quint32 index)
{
    return spend(16 + m_file.entry(index).length) ? m_file.args(index) : StepArgs();
}

std::optional<quint32> IfcSource::ref(const StepArg& arg)
{
    const std::optional<quint64> id = arg.reference();
    if (!id)
        return std::nullopt;
    const std::optional<quint32> index = m_file.find(*id);
    if (!index && m_missingReferences++ == 0)
        m_firstMissing = *id;
    return index;
}

std::optional<QString> IfcSource::text(const StepArg& arg, quint32 owner)
{
    const std::string_view quoted = arg.typedValue().text();
    if (!quoted.starts_with('\'') || !spend(static_cast<qint64>(quoted.size())))
        return std::nullopt;
    StepText decoded = decodeStepString(quoted);
    const auto count = [&](Coded& c) {
        if (c.count++ == 0)
            c.first = m_file.id(owner);
    };
    switch (decoded.coding) {
    case StepCoding::Plain: break;
    case StepCoding::Utf8: count(m_utf8); break;
    case StepCoding::ShiftJis: count(m_shiftJis); break;
    case StepCoding::Latin1: count(m_latin1); break;
    }
    if (decoded.malformed)
        count(m_malformed);
    return std::move(decoded.text);
}

QString IfcSource::sharedText(const StepArg& arg, quint32 owner)
{
    const std::string_view quoted = arg.typedValue().text();
    if (const auto it = m_shared.find(quoted); it != m_shared.end())
        return it->second;
    QString out = text(arg, owner).value_or(QString());
    if (m_shared.size() < maxShared)
        m_shared.emplace(quoted, out);
    return out;
}

std::optional<QString> IfcSource::enumeration(const StepArg& arg) const
{
    const std::string_view e = arg.enumeration();
    if (e.empty() || e == "NOTDEFINED")
        return std::nullopt;
    return QString::fromLatin1(e.data(), static_cast<qsizetype>(e.size()));
}

std::optional<Length> IfcSource::length(const StepArg& arg) const
{
    const std::optional<double> v = arg.number();
    return v && units.lengthInMm > 0 ? ifcLength(*v * units.lengthInMm) : std::nullopt;
}

QString IfcSource::globalId(quint32 index)
{
    // Only rooted entities begin with a string of 22 characters.
    const StepArg first = m_file.args(index)[0];
    return first.kind() == StepKind::String && first.text().size() == 24 ? first.string() : QString();
}

void IfcSource::note(quint32 index, ImportCause cause, const QString& sentence)
{
    if (m_notes.size() < maxNotes)
        m_notes.push_back({m_file.id(index), globalId(index), cause, sentence});
    else
        ++m_notesLeftOut;
}

void IfcSource::noteFile(ImportCause cause, const QString& sentence)
{
    m_notes.push_back({0, QString(), cause, sentence});
}

std::vector<IfcNote> IfcSource::takeNotes()
{
    const auto texts = [&](const Coded& c, const QString& how) {
        if (c.count > 0)
            m_notes.push_back({c.first, QString(), ImportCause::Coding,
                               QStringLiteral("%1 texts, the first in this instance, %2.").arg(c.count).arg(how)});
    };
    texts(m_utf8, QStringLiteral("hold bytes above 127 and were read as UTF-8"));
    texts(m_shiftJis, QStringLiteral("hold bytes above 127 and were read as Shift-JIS"));
    texts(m_latin1, QStringLiteral("hold bytes above 127 in no known coding and were read as Latin-1"));
    texts(m_malformed, QStringLiteral("hold an escape that is none; it was kept as it stands"));
    if (m_missingReferences > 0)
        noteFile(ImportCause::MissingReference,
                 QStringLiteral("%1 references to instances that are not in the file, the first to #%2.")
                     .arg(m_missingReferences)
                     .arg(m_firstMissing));
    if (m_notesLeftOut > 0)
        noteFile(ImportCause::NotesLimit, QStringLiteral("%1 further notes were left out.").arg(m_notesLeftOut));
    return std::move(m_notes);
}

std::optional<Length> ifcLength(double mm)
{
    if (!(std::fabs(mm) < 1e12)) // a million kilometres; also refuses NaN
        return std::nullopt;
    return Length{std::llround(mm * 1e6)};
}

} // namespace sp
