// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan_files.h"

#include "ui/document/export.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QWidget>

namespace sp::ui {

namespace {
constexpr int mostRecent = 8;
} // namespace

PlanFiles::PlanFiles(const WindowParts& parts, Document& document, QWidget& window)
    : m_parts(parts), m_document(document), m_window(window), m_imports(parts.importFile)
{
    connect(&m_imports, &ImportRunner::finished, this, [this](const QString& path, const auto& result) { take(path, *result); });
    connect(&m_imports, &ImportRunner::cancelled, this, [this](const QString& path) {
        emit said(tr("%1 was not read to its end").arg(QFileInfo(path).fileName()));
        emit ended(path, false);
    });
}

bool PlanFiles::mayLeave()
{
    if (!m_document.isDirty())
        return true;
    switch (m_parts.prompts.saveChanges(&m_window, m_document.displayName())) {
    case Prompts::Answer::Save: return save();
    case Prompts::Answer::Discard: return true;
    case Prompts::Answer::Cancel: break;
    }
    return false;
}

void PlanFiles::askAndOpen()
{
    const QString folder = m_document.path().isEmpty() ? QDir::homePath() : QFileInfo(m_document.path()).path();
    if (const auto path = m_parts.prompts.fileToOpen(&m_window, folder))
        open(*path);
}

bool PlanFiles::open(const QString& path)
{
    if (!mayLeave()) {
        emit ended(path, false);
        return false;
    }
    m_imports.cancel();
    if (path.endsWith(QStringLiteral(".ifc"), Qt::CaseInsensitive)) {
        if (!m_parts.importFile)
            return refuse(path, {Error{ErrorCode::Unsupported, tr("this build of the program does not import IFC files"), path}});
        m_revision = m_document.revision();
        m_imports.start(path);
        return true;
    }
    if (const Errors problems = m_document.open(path); !problems.empty())
        return refuse(path, problems);
    remember(path);
    emit ended(path, true);
    return true;
}

void PlanFiles::take(const QString& path, Result<Project>& result)
{
    if (!result) {
        refuse(path, {result.error()});
        return;
    }
    // The plan that stayed open meanwhile may have been changed; what was agreed to lose before is not asked about again.
    const bool agreed = m_document.revision() == m_revision || mayLeave();
    if (agreed) {
        m_document.adopt(std::move(result).value(), QFileInfo(path).completeBaseName(), true);
        emit imported();
    }
    emit ended(path, agreed);
}

void PlanFiles::openSample()
{
    if (!mayLeave())
        return;
    m_imports.cancel();
    const QString path = QStringLiteral(":/samples/research-building.strikeplate");
    if (const Errors problems = m_document.openCopy(path, tr("Sample building")); !problems.empty())
        refuse(path, problems);
}

bool PlanFiles::refuse(const QString& path, const Errors& problems)
{
    m_parts.prompts.showProblems(&m_window, path, problems);
    const QString name = QFileInfo(path).fileName();
    emit said(m_document.isOpen() ? tr("%1 was not loaded; %2 stays open").arg(name, m_document.displayName())
                                  : tr("%1 was not loaded").arg(name));
    emit ended(path, false);
    return false;
}

void PlanFiles::exportDocument(size_t exporter)
{
    if (!m_document.isChecked())
        return;
    const PrintExporter& e = printExporters()[exporter];
    const QFileInfo plan(m_document.path().isEmpty() ? QDir::home().filePath(m_document.displayName()) : m_document.path());
    const auto path =
        m_parts.prompts.fileToSave(&m_window, plan.dir().filePath(plan.completeBaseName() + u'-' + QLatin1String(e.fileName)));
    if (!path)
        return;
    if (const auto done = ui::exportDocument(m_document, e, *path); !done)
        m_parts.prompts.showError(&m_window, tr("The document was not written: %1").arg(errorText(done)));
    else
        emit said(tr("Written: %1").arg(QDir::toNativeSeparators(*path)));
}

void PlanFiles::exportTables()
{
    if (!m_document.isChecked())
        return;
    const auto folder =
        m_parts.prompts.folderToSave(&m_window, m_document.path().isEmpty() ? QDir::homePath() : QFileInfo(m_document.path()).path());
    if (!folder)
        return;
    if (const auto names = ui::exportTables(m_document, *folder); !names)
        m_parts.prompts.showError(&m_window, tr("The tables were not written: %1").arg(errorText(names)));
    else
        emit said(tr("Written into %1: %2").arg(QDir::toNativeSeparators(*folder), names.value().join(QStringLiteral(", "))));
}

bool PlanFiles::save()
{
    return m_document.path().isEmpty() ? saveAs() : write(m_document.path());
}

bool PlanFiles::saveAs()
{
    const QString proposed =
        !m_document.path().isEmpty() ? m_document.path() : QDir::home().filePath(m_document.displayName() + QStringLiteral(".strikeplate"));
    const auto path = m_parts.prompts.fileToSave(&m_window, proposed);
    return path && write(*path);
}

bool PlanFiles::write(const QString& path)
{
    if (m_guard && QFileInfo(path) == QFileInfo(m_document.path()))
        if (const MaySave may = m_guard(); may != MaySave::Yes)
            return may == MaySave::Done;
    const auto done = m_document.saveAs(path);
    if (!done)
        m_parts.prompts.showError(&m_window, tr("The plan was not saved: %1").arg(errorText(done)));
    else
        remember(path);
    return static_cast<bool>(done);
}

QStringList PlanFiles::recent() const
{
    return m_parts.settings ? m_parts.settings->value(QStringLiteral("recent")).toStringList() : QStringList();
}

void PlanFiles::remember(const QString& path)
{
    if (!m_parts.settings)
        return;
    QStringList files = recent();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    m_parts.settings->setValue(QStringLiteral("recent"), QStringList(files.mid(0, mostRecent)));
    emit recentChanged();
}

} // namespace sp::ui
