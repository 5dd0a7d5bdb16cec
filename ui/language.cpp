#include "ui/language.h"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QTranslator>

#include <optional>
#include <utility>

namespace parlance {
namespace {

const QString kFolder = QStringLiteral(":/translations");
const QString kPrefix = QStringLiteral("parlance_");

QString codeOf(const QLocale& locale) {
    return locale.name().section(u'_', 0, 0);
}

// The first of the system's languages that we have; who reads English before German is not served
// in German.
QString languageOfSystem() {
    for (const QString& tag : QLocale::system().uiLanguages()) {
        const QString code = tag.section(u'-', 0, 0);
        if (windowLanguages().contains(code)) {
            return code;
        }
    }
    return QStringLiteral("en");
}

// One translator for each kind of catalogue, for as long as the program runs.
void load(const QString& name, const QString& file) {
    auto* translator = qApp->findChild<QTranslator*>(name, Qt::FindDirectChildrenOnly);
    if (translator == nullptr) {
        translator = new QTranslator(qApp);
        translator->setObjectName(name);
    }
    QCoreApplication::removeTranslator(translator);
    if (translator->load(file, kFolder)) {
        QCoreApplication::installTranslator(translator);
    }
}

} // namespace

QStringList windowLanguages() {
    QStringList codes;
    for (const QString& file : QDir(kFolder).entryList({kPrefix + QStringLiteral("*.qm")})) {
        codes.append(file.sliced(kPrefix.size()).chopped(3));
    }
    return codes;
}

QString nameOfLanguage(const QString& code) {
    // Each catalogue calls itself by its own name; English has no other words than the sources'.
    const char* const english = QT_TRANSLATE_NOOP("parlance::Language", "English");
    QTranslator catalogue;
    const QString name = catalogue.load(kPrefix + code, kFolder)
                             ? catalogue.translate("parlance::Language", english)
                             : QString();
    return name.isEmpty() ? QString::fromLatin1(english) : name;
}

void applyLanguage(const QString& code) {
    static std::optional<QString> present;
    if (std::exchange(present, code) == code) {
        return; // Every widget would be told otherwise.
    }
    const bool isChosen = windowLanguages().contains(code);
    const QString language = isChosen ? code : languageOfSystem();
    // The system's locale knows more than its language: the country, the clock.
    const QLocale system = QLocale::system();
    QLocale::setDefault(codeOf(system) == language || !isChosen ? system : QLocale(language));
    // Qt's own texts first: they are asked last.
    load(QStringLiteral("qtTexts"), QStringLiteral("qtbase_") + language);
    load(QStringLiteral("texts"), kPrefix + language);
}

} // namespace parlance
