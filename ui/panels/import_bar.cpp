// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/import_bar.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace sp::ui {

ImportBar::ImportBar(ImportRunner& runner, QWidget* parent) : QWidget(parent), m_file(new QLabel(this)), m_share(new QProgressBar(this))
{
    setObjectName(QStringLiteral("importBar"));
    m_share->setRange(0, 1000);
    m_share->setTextVisible(false);
    m_share->setFixedSize(fontMetrics().averageCharWidth() * 24, fontMetrics().height());
    auto* stop = new QToolButton(this);
    stop->setObjectName(QStringLiteral("importCancel"));
    stop->setText(tr("Cancel"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->addWidget(m_file);
    layout->addWidget(m_share);
    layout->addWidget(stop);
    hide();

    connect(&runner, &ImportRunner::started, this, [this](const QString& path) {
        const QString name = QFileInfo(path).fileName();
        m_file->setText(tr("Reading %1").arg(fontMetrics().elidedText(name, Qt::ElideMiddle, fontMetrics().averageCharWidth() * 40)));
        m_file->setToolTip(name);
        m_share->setValue(0);
        show();
    });
    connect(&runner, &ImportRunner::progressed, this, [this](double share) { m_share->setValue(qRound(share * 1000)); });
    connect(&runner, &ImportRunner::cancelled, this, &QWidget::hide);
    connect(&runner, &ImportRunner::finished, this, &QWidget::hide);
    connect(stop, &QToolButton::clicked, &runner, &ImportRunner::cancel);
}

} // namespace sp::ui
