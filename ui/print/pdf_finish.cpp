// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that includes qpdf; its exceptions end here.
#include "ui/print/pdf_finish.h"

#include <QDate>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <exception>

namespace sp::ui {

namespace {

using Handle = QPDFObjectHandle;

Handle textOf(const QString& text)
{
    return Handle::newUnicodeString(text.toStdString());
}

class Finisher final {
public:
    Finisher(QPDF& pdf, double pageHeight) : m_pdf(pdf), m_height(pageHeight), m_pages(QPDFPageDocumentHelper(pdf).getAllPages()) { }

    void info(const PdfInfo& info)
    {
        Handle dictionary = Handle::newDictionary();
        const auto put = [&](const char* key, const QString& text) {
            if (!text.isEmpty())
                dictionary.replaceKey(key, textOf(text));
        };
        put("/Title", info.title);
        put("/Subject", info.subject);
        put("/Author", info.author);
        put("/Creator", QStringLiteral("Strikeplate"));
        if (const QDate date = QDate::fromString(info.date.left(10), Qt::ISODate); date.isValid()) {
            const Handle stamp = Handle::newString("D:" + date.toString(QStringLiteral("yyyyMMdd")).toStdString() + "000000Z");
            dictionary.replaceKey("/CreationDate", stamp);
            dictionary.replaceKey("/ModDate", stamp);
        }
        m_pdf.getTrailer().replaceKey("/Info", m_pdf.makeIndirectObject(dictionary));
        Handle root = m_pdf.getRoot();
        root.removeKey("/Metadata"); // Qt's holds the time of writing
        root.replaceKey("/Lang", Handle::newString("en-US"));
        root.replaceKey("/ViewerPreferences", Handle::parse("<< /DisplayDocTitle true >>"));
        root.replaceKey("/PageLabels", Handle::parse("<< /Nums [0 << /S /D >>] >>"));
    }

    void bookmarks(const std::vector<PdfBookmark>& list)
    {
        if (list.empty())
            return;
        Handle outlines = m_pdf.makeIndirectObject(Handle::newDictionary());
        outlines.replaceKey("/Type", Handle::newName("/Outlines"));
        size_t at = 0;
        children(outlines, list, at, 0);
        m_pdf.getRoot().replaceKey("/Outlines", outlines);
        m_pdf.getRoot().replaceKey("/PageMode", Handle::newName("/UseOutlines"));
    }

    void links(const std::vector<PdfLink>& list)
    {
        std::vector<std::vector<Handle>> byPage(m_pages.size());
        for (const PdfLink& link : list) {
            Handle annotation = Handle::parse("<< /Type /Annot /Subtype /Link /Border [0 0 0] >>");
            annotation.replaceKey("/Rect",
                                  Handle::newArray(Handle::Rectangle(link.rect.left(), m_height - link.rect.bottom(), link.rect.right(),
                                                                     m_height - link.rect.top())));
            annotation.replaceKey("/Dest", destination(link.to));
            byPage.at(static_cast<size_t>(link.page)).push_back(m_pdf.makeIndirectObject(annotation));
        }
        for (size_t i = 0; i < byPage.size(); ++i)
            if (!byPage[i].empty())
                m_pages[i].getObjectHandle().replaceKey("/Annots", Handle::newArray(byPage[i]));
    }

private:
    Handle destination(const PdfPlace& place)
    {
        return Handle::newArray({m_pages.at(static_cast<size_t>(place.page)).getObjectHandle(), Handle::newName("/XYZ"), Handle::newNull(),
                                 Handle::newReal(m_height - place.y, 1), Handle::newNull()});
    }

    // Siblings of one level from `at` on; returns when a bookmark of a level above comes.
    void children(Handle parent, const std::vector<PdfBookmark>& list, size_t& at, int level)
    {
        std::vector<Handle> items;
        while (at < list.size() && list[at].level >= level) {
            const PdfBookmark& b = list[at++];
            Handle item = m_pdf.makeIndirectObject(Handle::newDictionary());
            item.replaceKey("/Title", textOf(b.title));
            item.replaceKey("/Parent", parent);
            item.replaceKey("/Dest", destination(b.to));
            if (!items.empty()) {
                item.replaceKey("/Prev", items.back());
                items.back().replaceKey("/Next", item);
            }
            items.push_back(item);
            if (at < list.size() && list[at].level > level)
                children(item, list, at, level + 1);
        }
        parent.replaceKey("/First", items.front());
        parent.replaceKey("/Last", items.back());
        // Negative: the reader shows the children closed below a chapter.
        const auto count = static_cast<long long>(items.size());
        parent.replaceKey("/Count", Handle::newInteger(level == 0 ? count : -count));
    }

    QPDF& m_pdf;
    double m_height;
    std::vector<QPDFPageObjectHelper> m_pages;
};

} // namespace

Result<QByteArray> finishPdf(const QByteArray& painted, const PdfInfo& info, double pageHeight, const std::vector<PdfBookmark>& bookmarks,
                             const std::vector<PdfLink>& links)
{
    try {
        QPDF pdf;
        pdf.processMemoryFile("painted pages", painted.constData(), static_cast<size_t>(painted.size()));
        Finisher finisher(pdf, pageHeight);
        finisher.info(info);
        finisher.bookmarks(bookmarks);
        finisher.links(links);
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return QByteArray(reinterpret_cast<const char*>(buffer->getBuffer()), static_cast<qsizetype>(buffer->getSize()));
    } catch (const std::exception& e) {
        return Error{ErrorCode::File, QStringLiteral("the document could not be finished: ") + QString::fromUtf8(e.what()), info.title};
    }
}

} // namespace sp::ui
