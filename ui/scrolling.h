// A panel that may be higher than its window: with large letters, on a small screen. It is never
// wider than what one sees of it.
#pragma once

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>

namespace parlance {

class Scrolling final : public QScrollArea {
public:
    // Takes the content, as QScrollArea does. Tab does not stop at the area, but brings into sight
    // what it reaches inside.
    explicit Scrolling(QWidget* content) {
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidgetResizable(true);
        setWidget(content);
    }

    QSize minimumSizeHint() const override {
        const int width = widget() == nullptr ? 0 : widget()->minimumSizeHint().width();
        return {width + verticalScrollBar()->sizeHint().width(),
                QScrollArea::minimumSizeHint().height()};
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == widget() && event->type() == QEvent::LayoutRequest) {
            updateGeometry(); // It may need another width now.
        }
        return QScrollArea::eventFilter(watched, event);
    }
};

} // namespace parlance
