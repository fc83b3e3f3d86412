// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/everyday/print_plan.h"
#include "ui/print/documents.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPrinter;

namespace sp::ui {

class Document;

/// Asks what is printed (a storey, all storeys, or one of the documents), how large and on which paper, and leads to the preview or the
/// printer's own dialog.
class PrintDialog final : public QDialog {
    Q_OBJECT
public:
    PrintDialog(const Document& document, const std::optional<StoreyId>& storey, DoorLabels labels, QWidget* parent = nullptr);

    /// Prints what is chosen; a test gives a printer that writes a PDF. The error says why nothing came out.
    Result<Done> printTo(QPrinter& printer) const;
    /// How many pages come out on the chosen paper.
    int pages() const;
    void prepare(QPrinter& printer) const;

private:
    void tell();
    void preview();
    void print();
    std::vector<PlanPrint> plans() const;
    const PrintExporter* exporter() const;
    QPageLayout layoutOf() const;

    const Document& m_document;
    DoorLabels m_labels;
    QComboBox *m_what, *m_scale, *m_paper, *m_turn;
    QLabel* m_says;
};

} // namespace sp::ui
