// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/help.h"

#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QTextBrowser>
#include <QTextDocument>
#include <QUrl>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

// Reading order of the contents.
constexpr const char* order[] = {
    "index",          "first-plan", "walls-and-rooms", "doors-and-hardware",   "valves-and-links",   "findings", "failures",
    "egress",         "underlays",  "storeys",         "properties-and-grids", "files-and-recovery", "printing", "keyboard",
    "import-account", "profile",    "check-json"};

struct PlaceRow {
    const char* object; ///< name of a dock, panel or dialog
    const char* page;
};
constexpr PlaceRow places[] = {
    {"findings", "findings"},
    {"findingDetails", "findings"},
    {"waiversPanel", "findings"},
    {"assumptionsPanel", "findings"},
    {"failurePanel", "failures"},
    {"scenarioBar", "failures"},
    {"dockBehaviour", "failures"},
    {"egressPanel", "egress"},
    {"dockLists", "findings"},
    {"dockStoreys", "storeys"},
    {"dockUnderlays", "underlays"},
    {"dockProperties", "properties-and-grids"},
    {"openings", "properties-and-grids"},
    {"valves", "valves-and-links"},
    {"newPlan", "first-plan"},
    {"recovery", "files-and-recovery"},
    {"printDialog", "printing"},
    {"preferences-dialog", "keyboard"},
    {"chooser", "keyboard"},
    {"dockHistory", "files-and-recovery"},
    {"dockFirstDoor", "first-plan"},
    {"canvas", "walls-and-rooms"},
    {"dockTools", "walls-and-rooms"},
};

QString titleIn(const QString& markdown, const QString& id)
{
    for (const QString& line : markdown.split(u'\n'))
        if (line.startsWith(QStringLiteral("# ")))
            return line.mid(2).trimmed().remove(u'`');
    return id;
}

} // namespace

const std::vector<HelpPage>& helpPages()
{
    static const std::vector<HelpPage> pages = [] {
        std::vector<HelpPage> out;
        for (const QFileInfo& info : QDir(QStringLiteral(":/help")).entryInfoList({QStringLiteral("*.md")}, QDir::Files)) {
            QFile file(info.filePath());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll());
            out.push_back({info.completeBaseName(), titleIn(text, info.completeBaseName()), text});
        }
        const auto rank = [](const HelpPage& page) {
            return std::find_if(std::begin(order), std::end(order), [&](const char* id) { return page.id == QLatin1String(id); });
        };
        std::sort(out.begin(), out.end(),
                  [&](const HelpPage& a, const HelpPage& b) { return rank(a) != rank(b) ? rank(a) < rank(b) : a.title < b.title; });
        return out;
    }();
    return pages;
}

std::vector<const HelpPage*> searchHelp(const QString& text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    std::vector<const HelpPage*> out;
    for (const HelpPage& page : helpPages())
        if (std::all_of(words.begin(), words.end(), [&](const QString& w) { return page.markdown.contains(w, Qt::CaseInsensitive); }))
            out.push_back(&page);
    std::stable_partition(out.begin(), out.end(), [&](const HelpPage* page) {
        return std::any_of(words.begin(), words.end(), [&](const QString& w) { return page->title.contains(w, Qt::CaseInsensitive); });
    });
    return out;
}

QString helpPageFor(const QWidget* widget)
{
    for (; widget; widget = widget->parentWidget())
        for (const PlaceRow& place : places)
            if (widget->objectName() == QLatin1String(place.object))
                return QLatin1String(place.page);
    return QStringLiteral("index");
}

HelpWindow::HelpWindow(QWidget* parent)
    : QDialog(parent), m_search(new QLineEdit(this)), m_contents(new QListWidget(this)), m_text(new QTextBrowser(this)),
      m_says(new QLabel(this))
{
    setObjectName(QStringLiteral("help"));
    setWindowTitle(tr("Help"));
    setModal(false);
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setClearButtonEnabled(true);
    m_contents->setObjectName(QStringLiteral("helpContents"));
    m_contents->setAccessibleName(tr("Contents"));
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("Page"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(16);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins({});
    column->addWidget(m_search);
    column->addWidget(m_contents, 1);
    column->addWidget(m_says);
    auto* split = new QSplitter(this);
    split->addWidget(left);
    split->addWidget(m_text);
    split->setStretchFactor(1, 1);
    split->setSizes({230, 670});
    auto* whole = new QVBoxLayout(this);
    whole->addWidget(split);
    resize(920, 640);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::list);
    connect(m_contents, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item)
            open(item->data(Qt::UserRole).toString());
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) { open(url.path().section(u'.', 0, 0)); });
    list();
    open(QStringLiteral("index"));
}

void HelpWindow::list()
{
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    const auto found = searchHelp(m_search->text());
    for (const HelpPage* page : found) {
        auto* item = new QListWidgetItem(page->title, m_contents);
        item->setData(Qt::UserRole, page->id);
    }
    m_says->setText(found.empty()                    ? tr("No page has these words.")
                        : m_search->text().isEmpty() ? QString()
                                                     : tr("%n page(s)", nullptr, int(found.size())));
    if (!found.empty() && !m_search->text().isEmpty())
        open(found.front()->id);
}

void HelpWindow::open(const QString& id)
{
    const auto& pages = helpPages();
    const auto page = std::find_if(pages.begin(), pages.end(), [&](const HelpPage& p) { return p.id == id; });
    if (page == pages.end())
        return;
    m_page = id;
    m_text->setMarkdown(page->markdown);
    setWindowTitle(tr("Help: %1").arg(page->title));
    const QSignalBlocker quiet(m_contents);
    for (int i = 0; i < m_contents->count(); ++i)
        if (m_contents->item(i)->data(Qt::UserRole).toString() == id)
            m_contents->setCurrentRow(i);
    if (const QString word = m_search->text().simplified().section(u' ', 0, 0); !word.isEmpty())
        m_text->find(word);
}

} // namespace sp::ui
