// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/print_dialog.h"

#include "ui/document/document.h"
#include "ui/document/export.h"

#include <QBuffer>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPainter>
#include <QPdfDocument>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrintPreviewDialog>
#include <QPushButton>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

constexpr QPageSize::PageSizeId papers[] = {QPageSize::Letter, QPageSize::Tabloid, QPageSize::ArchC, QPageSize::ArchD,
                                            QPageSize::A4,     QPageSize::A3,      QPageSize::A1,    QPageSize::A0};
constexpr double marginMm = 8;
constexpr int documentDpi = 300;

/// "storey:st-1", "storeys", "document:0".
QString wordOf(const char* kind, const QString& which = {})
{
    return QLatin1String(kind) + u':' + which;
}

} // namespace

PrintDialog::PrintDialog(const Document& document, const std::optional<StoreyId>& storey, DoorLabels labels, QWidget* parent)
    : QDialog(parent), m_document(document), m_labels(labels), m_what(new QComboBox(this)), m_scale(new QComboBox(this)),
      m_paper(new QComboBox(this)), m_turn(new QComboBox(this)), m_says(new QLabel(this))
{
    setObjectName(QStringLiteral("printDialog"));
    setWindowTitle(tr("Print"));
    const Project& project = document.project();
    const bool metric = project.settings.units == Units::Metric;
    m_what->setObjectName(QStringLiteral("printWhat"));
    for (const auto& s : project.storeys)
        m_what->addItem(tr("Plan of %1").arg(s->name.value_or(s->id.text())), wordOf("storey", s->id.text()));
    if (project.storeys.size() > 1)
        m_what->addItem(tr("Plans of all storeys"), wordOf("storeys"));
    if (document.isChecked())
        for (size_t i = 0; i < printExporters().size(); ++i)
            m_what->addItem(QCoreApplication::translate("PrintExporters", printExporters()[i].title),
                            wordOf("document", QString::number(i)));
    if (storey)
        m_what->setCurrentIndex(std::max(0, m_what->findData(wordOf("storey", storey->text()))));
    m_scale->setObjectName(QStringLiteral("printScale"));
    m_scale->addItem(tr("As large as the sheet allows"), 0);
    for (const auto& [scale, name] : printScales(project.settings.units))
        m_scale->addItem(name, scale);
    m_paper->setObjectName(QStringLiteral("printPaper"));
    for (const auto paper : papers)
        m_paper->addItem(QPageSize::name(paper), static_cast<int>(paper));
    m_paper->setCurrentIndex(m_paper->findData(static_cast<int>(metric ? QPageSize::A3 : QPageSize::Tabloid)));
    m_turn->setObjectName(QStringLiteral("printTurn"));
    m_turn->addItems({tr("Landscape"), tr("Portrait")});
    m_says->setObjectName(QStringLiteral("printSays"));
    m_says->setWordWrap(true);

    auto* form = new QFormLayout;
    form->addRow(tr("&What"), m_what);
    form->addRow(tr("&Scale"), m_scale);
    form->addRow(tr("&Paper"), m_paper);
    form->addRow(tr("&Orientation"), m_turn);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* look = buttons->addButton(tr("Pre&view…"), QDialogButtonBox::ActionRole);
    QPushButton* go = buttons->addButton(tr("P&rint…"), QDialogButtonBox::ActionRole);
    go->setDefault(true);
    connect(look, &QPushButton::clicked, this, &PrintDialog::preview);
    connect(go, &QPushButton::clicked, this, &PrintDialog::print);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* whole = new QVBoxLayout(this);
    whole->addLayout(form);
    whole->addWidget(m_says);
    whole->addWidget(buttons);
    for (QComboBox* box : {m_what, m_scale, m_paper, m_turn})
        connect(box, &QComboBox::currentIndexChanged, this, &PrintDialog::tell);
    tell();
}

const PrintExporter* PrintDialog::exporter() const
{
    const QString word = m_what->currentData().toString();
    return word.startsWith(QLatin1String("document:")) ? &printExporters()[word.section(u':', 1).toUInt()] : nullptr;
}

std::vector<PlanPrint> PrintDialog::plans() const
{
    const QString word = m_what->currentData().toString();
    const Project& project = m_document.project();
    std::vector<PlanPrint> out;
    for (const auto& storey : project.storeys)
        if (word == wordOf("storeys") || word == wordOf("storey", storey->id.text()))
            out.push_back({storey->id, m_scale->currentData().toInt(), m_labels,
                           project.settings.name.isEmpty() ? m_document.displayName() : project.settings.name,
                           m_document.isDirty() ? tr("with changes that are not saved") : m_document.displayName()});
    return out;
}

QPageLayout PrintDialog::layoutOf() const
{
    const QPageSize size(static_cast<QPageSize::PageSizeId>(m_paper->currentData().toInt()));
    return QPageLayout(size, m_turn->currentIndex() == 0 ? QPageLayout::Landscape : QPageLayout::Portrait,
                       QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
}

int PrintDialog::pages() const
{
    const QSizeF paper = layoutOf().paintRect(QPageLayout::Millimeter).size();
    size_t count = 0;
    for (const PlanPrint& plan : plans())
        count += sheetsOf(m_document.project(), m_document.topology(), plan, paper).parts.size();
    return static_cast<int>(count);
}

void PrintDialog::tell()
{
    const bool plan = !exporter();
    for (QComboBox* box : {m_scale, m_paper, m_turn})
        box->setEnabled(plan);
    m_says->setText(!plan ? tr("The document is fitted to the printer's paper; export it as PDF to keep its own.")
                          : tr("Sheets: %1").arg(pages()));
}

void PrintDialog::prepare(QPrinter& printer) const
{
    printer.setDocName(m_document.displayName());
    if (!exporter())
        printer.setPageLayout(layoutOf());
}

Result<Done> PrintDialog::printTo(QPrinter& printer) const
{
    QPainter painter;
    const auto begin = [&] { return painter.isActive() ? printer.newPage() : painter.begin(&printer); };
    const Error failed{ErrorCode::File, tr("the printer does not take the page"), printer.printerName()};
    if (const PrintExporter* document = exporter()) {
        const CheckResult* check = m_document.check();
        if (!check)
            return Error{ErrorCode::Value, tr("the plan is not checked yet; try again in a moment"), {}};
        SP_TRY(bytes, document->write(*check->assessment, *check->library, printOptionsOf(m_document)));
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        QPdfDocument pdf;
        pdf.load(&buffer);
        for (int i = 0; i < pdf.pageCount(); ++i) {
            const QSizeF points = pdf.pagePointSize(i);
            // Before a page is begun its paper can still be turned to the page.
            printer.setPageOrientation(points.width() > points.height() ? QPageLayout::Landscape : QPageLayout::Portrait);
            if (!begin())
                return failed;
            const QRectF area(QPointF(), printer.pageLayout().paintRectPixels(printer.resolution()).size());
            const QImage page = pdf.render(i, (points * documentDpi / 72).toSize());
            QRectF target(QPointF(), QSizeF(page.size()).scaled(area.size(), Qt::KeepAspectRatio));
            target.moveCenter(area.center());
            painter.drawImage(target, page);
        }
        return Done{};
    }
    for (const PlanPrint& plan : plans()) {
        const QSizeF paper = printer.pageLayout().paintRect(QPageLayout::Millimeter).size();
        const PlanSheets sheets = sheetsOf(m_document.project(), m_document.topology(), plan, paper);
        for (size_t i = 0; i < sheets.parts.size(); ++i) {
            if (!begin())
                return failed;
            paintSheet(painter, m_document.project(), m_document.topology(), plan, sheets, i, paper, printer.resolution());
        }
    }
    return Done{};
}

void PrintDialog::preview()
{
    QPrinter printer(QPrinter::HighResolution);
    prepare(printer);
    QPrintPreviewDialog dialog(&printer, this);
    connect(&dialog, &QPrintPreviewDialog::paintRequested, this, [this](QPrinter* to) {
        if (const auto done = printTo(*to); !done)
            m_says->setText(errorText(done));
    });
    dialog.resize(1000, 720);
    dialog.exec();
}

void PrintDialog::print()
{
    QPrinter printer(QPrinter::HighResolution);
    prepare(printer);
    QPrintDialog dialog(&printer, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (const auto done = printTo(printer); !done)
        QMessageBox::critical(this, tr("Print"), tr("Nothing was printed: %1").arg(errorText(done)));
    else
        accept();
}

} // namespace sp::ui
