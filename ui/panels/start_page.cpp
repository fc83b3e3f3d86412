// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/start_page.h"

#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace sp::ui {

StartPage::StartPage(QWidget* parent) : QWidget(parent), m_recent(new QListWidget(this))
{
    auto* box = new QWidget(this);
    box->setMaximumWidth(560);
    auto* icon = new QLabel(box);
    icon->setPixmap(QIcon(QStringLiteral(":/icons/strikeplate.svg")).pixmap(56, 56));
    auto* title = new QLabel(QStringLiteral("Strikeplate"), box);
    QFont big = title->font();
    big.setPointSizeF(big.pointSizeF() * 2);
    big.setBold(true);
    title->setFont(big);
    auto* says = new QLabel(
        tr("What every door and every valve does when power, air or the fire alarm says so, and what the code says to that."), box);
    says->setWordWrap(true);
    auto* buttons = new QGridLayout;
    const auto button = [&](const QString& text, const char* name, void (StartPage::*signal)(), int row, int column) {
        auto* b = new QPushButton(text, box);
        b->setObjectName(QLatin1String(name));
        b->setMinimumHeight(34);
        connect(b, &QPushButton::clicked, this, signal);
        buttons->addWidget(b, row, column);
        return b;
    };
    button(tr("&New plan…"), "startNew", &StartPage::newAsked, 0, 0);
    button(tr("&Open or import a plan…"), "startOpen", &StartPage::openAsked, 0, 1);
    button(tr("Open the &sample building"), "startSample", &StartPage::sampleAsked, 1, 0)->setDefault(true);
    button(tr("Show me the &first door"), "startFirstDoor", &StartPage::firstDoorAsked, 1, 1)
        ->setToolTip(tr("Opens the sample and goes through one round: place, check, mend, print"));
    auto* recentTitle = new QLabel(tr("Last plans"), box);
    m_recent->setObjectName(QStringLiteral("recent"));
    m_recent->setAccessibleName(tr("Last plans"));
    auto* hint = new QLabel(tr("A plan or an IFC file can also be dropped on this window."), box);
    hint->setEnabled(false);

    auto* head = new QHBoxLayout;
    head->addWidget(icon);
    head->addWidget(title, 1);
    auto* column = new QVBoxLayout(box);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(says);
    column->addLayout(buttons);
    column->addWidget(recentTitle);
    column->addWidget(m_recent);
    column->addWidget(hint);
    auto* centred = new QGridLayout(this);
    centred->addWidget(box, 1, 1);
    for (const int i : {0, 2}) {
        centred->setRowStretch(i, 1);
        centred->setColumnStretch(i, 1);
    }
    centred->setColumnStretch(1, 4);

    // A click opens; the keyboard opens with Enter. Some systems call a click an activation as well: it must not count twice.
    auto* enter = new QShortcut(QKeySequence(Qt::Key_Return), m_recent, nullptr, nullptr, Qt::WidgetShortcut);
    connect(enter, &QShortcut::activated, this, [this] {
        if (const QListWidgetItem* item = m_recent->currentItem())
            emit fileAsked(item->data(Qt::UserRole).toString());
    });
    connect(m_recent, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem* item) { emit fileAsked(item->data(Qt::UserRole).toString()); });
    setRecent({});
}

void StartPage::setRecent(const QStringList& files)
{
    m_recent->clear();
    for (const QString& file : files) {
        auto* item = new QListWidgetItem(
            QFileInfo(file).fileName() + QStringLiteral("   ") + QDir::toNativeSeparators(QFileInfo(file).path()), m_recent);
        item->setData(Qt::UserRole, file);
        item->setToolTip(QDir::toNativeSeparators(file));
    }
    if (files.isEmpty()) {
        auto* item = new QListWidgetItem(tr("None yet"), m_recent);
        item->setFlags(Qt::NoItemFlags);
    }
    m_recent->setFixedHeight(std::clamp<int>(int(std::max<qsizetype>(1, files.size())) * 26 + 8, 40, 220));
}

} // namespace sp::ui
