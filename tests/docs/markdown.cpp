#include "tests/docs/markdown.h"

#include <QFile>

namespace parlance::docs {
namespace {

Row cellsOf(const QByteArray& line) {
    Row cells = line.trimmed().split('|');
    cells.removeFirst(); // Before the first bar,
    cells.removeLast();  // and after the last.
    for (QByteArray& cell : cells) {
        cell = cell.trimmed();
    }
    return cells;
}

bool isRow(const QByteArray& line) {
    return line.startsWith("| ");
}

qsizetype levelOf(const QByteArray& line) {
    const qsizetype level = line.indexOf(' ');
    return level > 0 && line.startsWith(QByteArray(level, '#')) ? level : 0;
}

} // namespace

QByteArray read(const char* path) {
    QFile file(QStringLiteral(PARLANCE_SOURCE_DIR "/") + QString::fromUtf8(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<Block> blocksOf(const QByteArray& markdown) {
    std::vector<Block> blocks;
    bool inside = false;
    int number = 0;
    for (const QByteArray& line : markdown.split('\n')) {
        ++number;
        if (!line.startsWith("```")) {
            if (inside) {
                blocks.back().text += line + '\n';
            }
            continue;
        }
        if (inside) {
            blocks.back().text.chop(1);
        } else {
            const QList<QByteArray> words = line.sliced(3).split(' ');
            blocks.push_back({number, words.constFirst(), words.size() > 1, {}});
        }
        inside = !inside;
    }
    return blocks;
}

QByteArray sectionOf(const QByteArray& markdown, const QByteArray& heading) {
    QByteArray section;
    qsizetype level = 0;
    bool inBlock = false;
    for (const QByteArray& line : markdown.split('\n')) {
        inBlock = inBlock != line.startsWith("```");
        const qsizetype here = inBlock ? 0 : levelOf(line);
        if (level == 0) {
            level = here > 0 && line.sliced(here + 1) == heading ? here : 0;
        } else if (here > 0 && here <= level) {
            break;
        } else {
            section += line + '\n';
        }
    }
    return section;
}

std::vector<Row> tableOf(const QByteArray& markdown, const QByteArray& firstColumn) {
    std::vector<Row> rows;
    bool inside = false;
    for (const QByteArray& line : markdown.split('\n')) {
        if (inside && !line.startsWith('|')) {
            break;
        }
        if (inside && isRow(line)) {
            rows.push_back(cellsOf(line));
        } else if (!inside) {
            inside = isRow(line) && cellsOf(line).constFirst() == firstColumn;
        }
    }
    return rows;
}

QList<QByteArray> quotedIn(const QByteArray& cell) {
    QList<QByteArray> words;
    const QList<QByteArray> parts = cell.split('`');
    for (qsizetype i = 1; i < parts.size(); i += 2) {
        words.append(parts[i]);
    }
    return words;
}

} // namespace parlance::docs
