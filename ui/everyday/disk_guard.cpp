// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/disk_guard.h"

#include "core/edit/merge_plans.h"
#include "core/io/plan_writer.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QWidget>

namespace sp::ui {

namespace {

/// The hash that PlanFile has; nullopt when there is no file.
std::optional<QString> hashOnDisk(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&file);
    return QString::fromLatin1(hash.result().toHex().left(16));
}

} // namespace

DiskGuard::DiskGuard(Document& document, PlanFiles& files, Prompts& prompts, QWidget& window, QObject* parent)
    : QObject(parent), m_document(document), m_files(files), m_prompts(prompts), m_window(window)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(250);
    connect(&m_soon, &QTimer::timeout, this, &DiskGuard::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, qOverload<>(&QTimer::start));
    // Shared folders tell nothing: whoever comes back to the window looks again.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            look();
    });
    connect(&document, &Document::replaced, this, [this] {
        m_baseHash.clear();
        m_base.reset();
        follow();
    });
    connect(&document, &Document::stateChanged, this, &DiskGuard::follow);
    m_files.guardSaving([this] { return maySave(); });
}

void DiskGuard::follow()
{
    const bool moved = m_path != m_document.path();
    m_path = m_document.path();
    if (m_path.isEmpty()) {
        m_base.reset();
        m_baseHash.clear();
    } else if (m_document.baseHash() != m_baseHash) { // opened, saved or recovered
        m_baseHash = m_document.baseHash();
        m_base = m_document.isDirty() ? nullptr : m_document.snapshot();
        if (!m_base && hashOnDisk(m_path) == m_baseHash)
            if (auto file = readPlanFile(m_path); file.problems.empty())
                m_base = std::make_shared<const Project>(std::move(file.project));
        look();
    }
    if (moved)
        look();
}

// A file that is replaced leaves the watcher: it is added again whenever it is looked at.
void DiskGuard::watch()
{
    const QStringList before = m_watcher.files() + m_watcher.directories();
    const QString folder = QFileInfo(m_path).path();
    QStringList wanted;
    if (!m_path.isEmpty())
        wanted = QFileInfo::exists(m_path) ? QStringList{m_path, folder} : QStringList{folder};
    for (const QString& path : before)
        if (!wanted.contains(path))
            m_watcher.removePath(path);
    for (const QString& path : std::as_const(wanted))
        if (!before.contains(path) && QFileInfo::exists(path))
            m_watcher.addPath(path);
}

void DiskGuard::look()
{
    watch();
    if (m_path.isEmpty()) {
        set(State::Same, {});
        return;
    }
    const auto hash = hashOnDisk(m_path);
    set(!hash ? State::Vanished : *hash == m_document.baseHash() ? State::Same : State::Changed, hash.value_or(QString()));
}

void DiskGuard::set(State state, const QString& hash)
{
    if (state == m_state && hash == m_seen)
        return;
    m_state = state;
    m_seen = hash;
    emit stateChanged(state);
}

std::optional<DiskGuard::OnDisk> DiskGuard::read()
{
    PlanFile file = readPlanFile(m_path);
    if (file.problems.empty())
        return OnDisk{std::move(file.project), file.hash};
    m_prompts.showProblems(&m_window, m_path, file.problems);
    return std::nullopt;
}

MaySave DiskGuard::maySave()
{
    look();
    while (m_state == State::Changed) {
        switch (m_prompts.changedOnDisk(&m_window, m_document.displayName(), canMerge())) {
        case Prompts::OnDisk::Overwrite: return MaySave::Yes;
        case Prompts::OnDisk::SaveAs: return m_files.saveAs() ? MaySave::Done : MaySave::No;
        case Prompts::OnDisk::Merge:
            if (!merge())
                return MaySave::No;
            break; // and looks again: it may have changed meanwhile
        case Prompts::OnDisk::TakeTheirs: takeTheirs(); return MaySave::No;
        case Prompts::OnDisk::Cancel: return MaySave::No;
        }
    }
    return MaySave::Yes;
}

bool DiskGuard::takeTheirs()
{
    auto theirs = read();
    if (!theirs)
        return false;
    const QString name = QFileInfo(m_path).fileName();
    m_document.push(difference(m_document.project(), theirs->project), tr("Load %1 again").arg(name));
    m_base = std::make_shared<const Project>(std::move(theirs->project));
    m_baseHash = theirs->hash;
    m_document.fileIsNow(theirs->hash, true);
    look();
    emit said(tr("%1 is as it stands on the disk; Undo brings back what was here").arg(name));
    return true;
}

bool DiskGuard::merge()
{
    if (!m_base)
        return false;
    auto theirs = read();
    if (!theirs)
        return false;
    PlanMerge both = mergePlans(*m_base, m_document.project(), theirs->project, Prefer::Mine);
    if (!both.conflicts.isEmpty()) {
        switch (m_prompts.conflicts(&m_window, both.conflicts)) {
        case Prompts::Whose::Mine: break;
        case Prompts::Whose::Theirs: both = mergePlans(*m_base, m_document.project(), theirs->project, Prefer::Theirs); break;
        case Prompts::Whose::Nobody: return false;
        }
    }
    Project whole = m_document.project();
    apply(whole, both.patch);
    // One side may have taken away what the other refers to: a plan that could not be read again is not made.
    if (const PlanFile again = readPlan(writePlan(whole), m_document.displayName()); !again.problems.empty()) {
        m_prompts.showError(&m_window,
                            tr("The two changes do not fit together, nothing was merged: %1").arg(again.problems.front().message));
        return false;
    }
    const bool same = whole == theirs->project;
    m_document.push(both.patch, tr("Merge with the file"));
    m_base = std::make_shared<const Project>(std::move(theirs->project));
    m_baseHash = theirs->hash;
    m_document.fileIsNow(theirs->hash, same);
    look();
    emit said(tr("The changes of the file were taken over; Undo takes them back"));
    return true;
}

} // namespace sp::ui
