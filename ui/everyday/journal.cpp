// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/journal.h"

#include "core/io/atomic_file.h"
#include "core/io/plan_writer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace sp::ui {

namespace {

// A copy is a plan file with one line before it, which is a comment to every reader of plans.
constexpr QByteArrayView mark("# strikeplate journal ");
const QString suffix = QStringLiteral(".strikeplate");

QString lockOf(const QString& file)
{
    return file.chopped(suffix.size()) + QStringLiteral(".lock");
}

std::unique_ptr<QLockFile> lockFor(const QString& file)
{
    auto lock = std::make_unique<QLockFile>(lockOf(file));
    lock->setStaleLockTime(0); // only a program that is gone loses its lock, however long it runs
    return lock;
}

QByteArray headOf(const UnsavedWork& work)
{
    const QJsonObject said{{QStringLiteral("plan"), work.plan},
                           {QStringLiteral("name"), work.name},
                           {QStringLiteral("base"), work.baseHash},
                           {QStringLiteral("written"), work.written.toString(Qt::ISODateWithMs)}};
    return mark.toByteArray() + QJsonDocument(said).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<UnsavedWork> workIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray line = file.readLine();
    if (!line.startsWith(mark))
        return std::nullopt;
    const QJsonObject said = QJsonDocument::fromJson(line.mid(mark.size())).object();
    return UnsavedWork{path, said[QStringLiteral("plan")].toString(), said[QStringLiteral("name")].toString(),
                       said[QStringLiteral("base")].toString(),
                       QDateTime::fromString(said[QStringLiteral("written")].toString(), Qt::ISODateWithMs)};
}

} // namespace

/// Writes and removes in a thread of its own; of several orders for one file only the newest is carried out.
class Journal::Writer final {
public:
    struct Order {
        QString file;
        QByteArray head;
        std::shared_ptr<const Project> project; ///< null: remove the file
    };
    explicit Writer(Journal& journal) : m_journal(journal), m_thread([this] { work(); }) { }
    ~Writer()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_quit = true;
        }
        m_wake.notify_one();
        m_thread.join(); // after the last order
    }
    void submit(Order order)
    {
        {
            const std::lock_guard lock(m_mutex);
            std::erase_if(m_orders, [&](const Order& o) { return o.file == order.file; });
            m_orders.push_back(std::move(order));
        }
        m_wake.notify_one();
    }

private:
    void work()
    {
        for (;;) {
            Order order;
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, [this] { return m_quit || !m_orders.empty(); });
                if (m_orders.empty())
                    return;
                order = std::move(m_orders.front());
                m_orders.erase(m_orders.begin());
            }
            if (!order.project) {
                QFile::remove(order.file);
                continue;
            }
            const auto done = writeFileAtomically(order.file, order.head + writePlan(*order.project));
            QMetaObject::invokeMethod(&m_journal, [&journal = m_journal, file = order.file, done] {
                if (done)
                    emit journal.written(file);
                else
                    emit journal.failed(tr("No recovery copy can be written: %1").arg(errorText(done)));
            });
        }
    }

    Journal& m_journal;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Order> m_orders;
    bool m_quit = false;
    std::thread m_thread; ///< last: it starts when everything else stands
};

Journal::Journal(Document& document, const QString& folder, QObject* parent)
    : QObject(parent), m_document(document), m_folder(folder), m_writer(std::make_unique<Writer>(*this))
{
    m_timer.setSingleShot(true);
    setDelay(1000);
    connect(&m_timer, &QTimer::timeout, this, &Journal::write);
    connect(&document, &Document::changed, this, &Journal::follow);
    connect(&document, &Document::stateChanged, this, &Journal::follow);
    connect(&document, &Document::replaced, this, [this] {
        if (!m_restoring)
            clear(); // the work before was saved or given up
    });
}

Journal::~Journal() = default;

void Journal::setDelay(int milliseconds)
{
    m_timer.setInterval(std::max(100, milliseconds - 400));
}

void Journal::follow()
{
    if (!m_document.isDirty())
        clear();
    else if (!m_timer.isActive()) // not started anew: somebody who never pauses is kept as well
        m_timer.start();
}

void Journal::clear()
{
    m_timer.stop();
    if (m_kept)
        m_writer->submit({m_file, {}, nullptr});
    m_kept = false;
}

void Journal::write()
{
    if (m_file.isEmpty()) {
        QDir().mkpath(m_folder);
        m_file = QDir(m_folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + suffix);
        m_lock = lockFor(m_file);
        if (!m_lock->tryLock(0)) {
            m_lock.reset();
            m_file.clear();
            emit failed(tr("No recovery copy can be written: the folder %1 cannot be used").arg(QDir::toNativeSeparators(m_folder)));
            return;
        }
    }
    m_kept = true;
    m_writer->submit({m_file,
                      headOf({m_file, m_document.path(), m_document.displayName(), m_document.baseHash(), QDateTime::currentDateTimeUtc()}),
                      m_document.snapshot()});
}

std::vector<UnsavedWork> Journal::unsaved() const
{
    std::vector<UnsavedWork> out;
    for (const QFileInfo& info : QDir(m_folder).entryInfoList({u'*' + suffix}, QDir::Files)) {
        if (info.filePath() == m_file)
            continue;
        if (const auto work = workIn(info.filePath()); work && lockFor(work->file)->tryLock(0))
            out.push_back(*work);
    }
    std::stable_sort(out.begin(), out.end(), [](const UnsavedWork& a, const UnsavedWork& b) { return a.written > b.written; });
    return out;
}

Result<Project> Journal::read(const UnsavedWork& work) const
{
    QFile file(work.file);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::File, tr("the copy in the journal cannot be read: %1").arg(file.errorString()), work.file};
    PlanFile plan = readPlan(file.readAll(), work.file);
    if (!plan.problems.empty())
        return plan.problems.front();
    return std::move(plan.project);
}

Result<Done> Journal::restore(const UnsavedWork& work)
{
    auto lock = lockFor(work.file);
    if (!lock->tryLock(0))
        return Error{ErrorCode::File, tr("another window of the program has this work open"), work.file};
    SP_TRY(project, read(work));
    clear();
    m_file = work.file;
    m_lock = std::move(lock);
    m_kept = true;
    m_restoring = true;
    m_document.recover(std::move(project), work.plan, work.name, work.baseHash);
    m_restoring = false;
    return Done{};
}

Result<Done> Journal::look(const UnsavedWork& work)
{
    SP_TRY(project, read(work));
    m_document.adopt(std::move(project), tr("%1, recovered copy").arg(QFileInfo(work.name).completeBaseName()), false);
    return Done{};
}

Result<Done> Journal::discard(const UnsavedWork& work)
{
    const auto lock = lockFor(work.file);
    if (!lock->tryLock(0))
        return Error{ErrorCode::File, tr("another window of the program has this work open"), work.file};
    if (!QFile::remove(work.file))
        return Error{ErrorCode::File, tr("the copy in the journal cannot be removed"), work.file};
    return Done{};
}

} // namespace sp::ui
