// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"

#include "core/edit/edit_underlays.h"
#include "core/io/atomic_file.h"
#include "core/io/plan_writer.h"
#include "ui/document/patch_command.h"

#include <QCryptographicHash>
#include <QDate>
#include <QFile>
#include <QFileInfo>

namespace sp::ui {

namespace {

QString fileKey(const QString& path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    return canonical.isEmpty() ? QFileInfo(path).absoluteFilePath() : canonical;
}

} // namespace

Document::Document(QObject* parent) : QObject(parent), m_project(std::make_shared<const Project>()), m_undo(this), m_runner(this)
{
    connect(&m_undo, &QUndoStack::cleanChanged, this, &Document::stateChanged);
    connect(&m_runner, &CheckRunner::finished, this, [this](const CheckResult& result) {
        if (result.revision != m_revision || !m_open)
            return; // of an older plan: the newer one is on its way
        const auto before = m_check.assessment;
        m_check = result;
        m_check.before = before;
        emit checked();
    });
}

const Topology& Document::topology() const
{
    if (!m_topology)
        m_topology = m_topologyBuilder.update(m_project);
    return *m_topology;
}

QString Document::displayName() const
{
    return !m_path.isEmpty() ? QFileInfo(m_path).fileName() : m_name;
}

Errors Document::open(const QString& path)
{
    PlanFile file = readPlanFile(path);
    if (!file.problems.empty()) {
        m_broken += fileKey(path);
        return file.problems;
    }
    m_broken.removeAll(fileKey(path));
    take(std::move(file), path, {}, false);
    return {};
}

Errors Document::openCopy(const QString& path, const QString& name)
{
    PlanFile file = readPlanFile(path);
    if (!file.problems.empty())
        return file.problems;
    take(std::move(file), {}, name, false);
    return {};
}

void Document::adopt(Project project, const QString& name, bool dirty)
{
    PlanFile file;
    file.project = std::move(project);
    take(std::move(file), {}, name, dirty);
}

void Document::take(PlanFile file, const QString& path, const QString& name, bool neverSaved)
{
    m_undo.clear();
    m_project = std::make_shared<const Project>(std::move(file.project));
    m_notices = std::move(file.notices);
    m_hash = file.hash;
    m_topology.reset();
    m_path = path;
    m_name = name;
    m_neverSaved = neverSaved;
    m_open = true;
    m_check = {};
    ++m_revision;
    emit replaced();
    emit stateChanged();
    startCheck();
}

void Document::recover(Project project, const QString& path, const QString& name, const QString& baseHash)
{
    PlanFile file;
    file.project = std::move(project);
    file.hash = baseHash;
    take(std::move(file), path, name, true);
}

void Document::fileIsNow(const QString& hash, bool same)
{
    m_hash = hash;
    if (same) {
        m_neverSaved = false;
        m_undo.setClean();
    } else {
        m_undo.resetClean(); // no step back leads to what the file holds
    }
    emit stateChanged();
}

void Document::close()
{
    m_undo.clear();
    m_project = std::make_shared<const Project>();
    m_topology.reset();
    m_path.clear();
    m_name.clear();
    m_hash.clear();
    m_notices.clear();
    m_open = m_neverSaved = false;
    m_check = {};
    ++m_revision;
    emit replaced();
    emit stateChanged();
}

QString Document::folder() const
{
    return m_path.isEmpty() ? QString() : QFileInfo(m_path).absolutePath();
}

Result<Done> Document::saveAs(const QString& path)
{
    if (m_broken.contains(fileKey(path)))
        return Error{ErrorCode::File, tr("this file could not be read and is left as it is; choose another name"), path};
    const QString to = QFileInfo(path).absolutePath();
    const Patch paths = to == folder() ? Patch() : rebaseUnderlays(*m_project, folder(), to);
    Project there = *m_project;
    apply(there, paths);
    const QByteArray bytes = writePlan(there);
    SP_TRY(done, writeFileAtomically(path, bytes));
    m_hash = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(16));
    m_path = path;
    m_neverSaved = false;
    if (!paths.empty())
        carryOut(paths); // no step of its own: nobody can wish the old paths back
    m_undo.setClean();
    emit stateChanged();
    return done;
}

void Document::push(Patch patch, const QString& text, const QString& mergeKey)
{
    if (!patch.empty())
        m_undo.push(new PatchCommand(*this, std::move(patch), text, mergeKey));
}

void Document::carryOut(const Patch& patch)
{
    auto next = std::make_shared<Project>(*m_project);
    apply(*next, patch);
    m_project = std::move(next);
    m_topology.reset();
    ++m_revision;
    emit changed(patch);
    startCheck();
}

void Document::startCheck()
{
    (void)topology(); // the canvas has asked for it, or will: the check takes it over
    m_runner.submit(m_revision, m_project, QDate::currentDate().toString(Qt::ISODate), m_topology);
}

} // namespace sp::ui
