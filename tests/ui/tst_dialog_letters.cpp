// SPDX-License-Identifier: GPL-3.0-or-later
// The letters of labels in dialogs: each leads to a field that takes the keyboard, and no two share one.
#include "finding_window.h"
#include "ui/canvas/plan_view.h"
#include "ui/everyday/new_plan_dialog.h"
#include "ui/everyday/preferences_dialog.h"
#include "ui/everyday/print_dialog.h"
#include "ui/everyday/recovery_dialog.h"
#include "ui/findings/date_field.h"
#include "ui/findings/review_dialog.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>

using namespace sp;
using namespace sp::ui;

namespace {

QChar letterOf(const QString& text)
{
    for (qsizetype i = text.indexOf(u'&'); i >= 0 && i + 1 < text.size(); i = text.indexOf(u'&', i + 2))
        if (text[i + 1] != u'&')
            return text[i + 1].toLower();
    return {};
}

/// What is wrong with the letters of what a dialog shows.
QStringList wrongLetters(const QDialog& dialog)
{
    QStringList out;
    QHash<QChar, QString> taken;
    const auto take = [&](const QString& text) {
        const QChar letter = letterOf(text);
        if (taken.contains(letter))
            out += QStringLiteral("%1 and %2 have the same letter").arg(taken[letter], text);
        taken[letter] = text;
    };
    for (const auto* label : dialog.findChildren<QLabel*>()) {
        if (!label->isVisible() || letterOf(label->text()).isNull() || label->textFormat() == Qt::PlainText)
            continue;
        take(label->text());
        const QWidget* buddy = label->buddy();
        if (!buddy)
            out += QStringLiteral("%1 leads nowhere").arg(label->text());
        else if (buddy->focusPolicy() == Qt::NoFocus || !buddy->isVisible())
            out += QStringLiteral("%1 leads to %2, which takes no keys").arg(label->text(), buddy->objectName());
    }
    for (const auto* button : dialog.findChildren<QAbstractButton*>())
        if (button->isVisible() && !letterOf(button->text()).isNull())
            take(button->text());
    return out;
}

} // namespace

class TstDialogLetters : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m = std::make_unique<FindingWindow>();
        QVERIFY(m->openSample());
    }
    void cleanupTestCase() { m.reset(); }

    void letters_of_everyday_dialogs_lead_to_fields()
    {
        const std::vector<UnsavedWork> works{{QStringLiteral("a"), QStringLiteral("/b/c.strikeplate"), QStringLiteral("c"), {}, {}}};
        std::vector<std::unique_ptr<QDialog>> dialogs;
        dialogs.push_back(std::make_unique<NewPlanDialog>(proposedPlan(Units::Us, {}, inches(6))));
        dialogs.push_back(std::make_unique<PreferencesDialog>(PreferenceValues{}));
        dialogs.push_back(std::make_unique<PrintDialog>(m->document(), m->window().canvas().storey(), DoorLabels::Mark));
        dialogs.push_back(std::make_unique<RecoveryDialog>(works));
        for (const auto& dialog : dialogs) {
            dialog->show();
            const QStringList wrong = wrongLetters(*dialog);
            QVERIFY2(wrong.isEmpty(), qPrintable(dialog->objectName() + u'\n' + wrong.join(u'\n')));
        }
    }

    void letters_of_dialogs_about_findings_lead_to_fields_data()
    {
        QTest::addColumn<QString>("dialog");
        for (const char* name : {"waiveDialog", "reviewDialog", "enterMany", "assumptionDialog", "fixPreview"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void letters_of_dialogs_about_findings_lead_to_fields()
    {
        QFETCH(QString, dialog);
        QDialog* shown = open(dialog);
        QVERIFY(shown);
        const QStringList wrong = wrongLetters(*shown);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        shown->reject();
        QTRY_VERIFY(!m->find<QDialog>(qPrintable(dialog)));
    }

    void a_letter_with_alt_goes_to_the_date()
    {
        auto* dialog = open(QStringLiteral("reviewDialog"));
        QVERIFY(dialog);
        dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(dialog, Qt::Key_D, Qt::AltModifier);
        auto* due = m->find<DateField>("reviewDue");
        QVERIFY(due);
        QTRY_COMPARE(dialog->focusWidget(), &due->line());
        QTest::keyClick(dialog, Qt::Key_A, Qt::AltModifier);
        QTRY_COMPARE(dialog->focusWidget(), m->find<QLineEdit>("reviewAssignee"));
        dialog->reject();
        QTRY_VERIFY(!m->find<QDialog>("reviewDialog"));
    }

private:
    QDialog* open(const QString& name)
    {
        if (name == u"waiveDialog") {
            m->work().waive(m->mendable());
        } else if (name == u"reviewDialog") {
            m->work().review(m->mendable());
        } else if (name == u"fixPreview") {
            const Finding* f = m->finding(m->mendable());
            m->work().previewFix(f->key, f->fixes.front());
        } else if (name == u"enterMany") {
            const Finding* f = m->first([](const Finding& g) { return !g.missing.empty() && g.missing[0].why == Why::NoData; });
            m->work().enterForAll(f->missing.front(), ManyWay::Assume);
        } else if (!m->project().assumptions.empty()) {
            m->work().changeAssumption(m->project().assumptions[0].id.text());
        }
        return m->find<QDialog>(qPrintable(name));
    }

    std::unique_ptr<FindingWindow> m;
};

QTEST_MAIN(TstDialogLetters)
#include "tst_dialog_letters.moc"
