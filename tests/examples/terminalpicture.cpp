// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "terminalpicture.h"

#include <QtGui/qfontmetrics.h>
#include <QtGui/qimage.h>
#include <QtGui/qpainter.h>
#include <QtGui/qpainterpath.h>

using namespace Qt::StringLiterals;

static const int FontPixels = 14;
static const int LinePixels = 20;
static const int TitlePixels = 30;
static const int Margin = 14;
static const int MinimumColumns = 60;
static const int MaximumColumns = 110;
static const qreal Radius = 8;
static const QLatin1String Prompt("$ ");

static const QRgb Background = 0xff1d2430;
static const QRgb TitleBackground = 0xff303a4a;
static const QRgb TitleText = 0xffb8c2d0;
static const QRgb OutputText = 0xffd5dbe4;
static const QRgb CommandText = 0xffffffff;
static const QRgb PromptText = 0xff7fd18b;
static const QRgb Buttons[] = { 0xffe8695f, 0xffe9b949, 0xff69bf5c };

TerminalPicture::TerminalPicture(const QString &title)
    : m_title(title)
    , m_font(u"DejaVu Sans Mono"_s)
{
    m_font.setPixelSize(FontPixels);
    m_font.setStyleHint(QFont::Monospace);
    m_font.setStyleStrategy(QFont::NoSubpixelAntialias);
}

void TerminalPicture::addCommand(const QString &command)
{
    m_lines.append({ command, true });
}

void TerminalPicture::addOutput(const QByteArray &output)
{
    QString text = QString::fromUtf8(output);
    while (text.endsWith(u'\n'))
        text.chop(1);
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        // What was written over what.
        QString shown = line.section(u'\r', -1);
        for (; shown.size() > MaximumColumns; shown.remove(0, MaximumColumns))
            m_lines.append({ shown.first(MaximumColumns), false });
        m_lines.append({ shown, false });
    }
}

bool TerminalPicture::save(const QString &file) const
{
    QImage image(size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter);
    paintLines(painter);
    painter.end();
    return image.save(file);
}

QSize TerminalPicture::size() const
{
    const QFontMetrics metrics(m_font);
    int width = metrics.horizontalAdvance(QString(MinimumColumns, u' '));
    for (const Line &line : m_lines) {
        const QString text = line.isCommand ? Prompt + line.text : line.text;
        width = qMax(width, metrics.horizontalAdvance(text));
    }
    return { width + 2 * Margin, TitlePixels + int(m_lines.size()) * LinePixels + 2 * Margin };
}

void TerminalPicture::paintFrame(QPainter &painter) const
{
    const QRect all(QPoint(), size());
    const QRect title(0, 0, all.width(), TitlePixels);
    QPainterPath window;
    window.addRoundedRect(all, Radius, Radius);
    painter.setPen(Qt::NoPen);
    painter.fillPath(window, QColor::fromRgba(Background));
    QPainterPath bar;
    bar.addRect(title);
    painter.fillPath(bar.intersected(window), QColor::fromRgba(TitleBackground));
    QPointF button(Margin + 5, TitlePixels / 2.0);
    for (const QRgb color : Buttons) {
        painter.setBrush(QColor::fromRgba(color));
        painter.drawEllipse(button, 5, 5);
        button.rx() += 17;
    }
    QFont font = m_font;
    font.setPixelSize(FontPixels - 1);
    painter.setFont(font);
    painter.setPen(QColor::fromRgba(TitleText));
    painter.drawText(title, Qt::AlignCenter, m_title);
}

void TerminalPicture::paintLines(QPainter &painter) const
{
    painter.setFont(m_font);
    QRect place(Margin, TitlePixels + Margin, size().width() - 2 * Margin, LinePixels);
    const int promptWidth = QFontMetrics(m_font).horizontalAdvance(Prompt);
    for (const Line &line : m_lines) {
        QRect rest = place;
        if (line.isCommand) {
            painter.setPen(QColor::fromRgba(PromptText));
            painter.drawText(place, Qt::AlignVCenter, Prompt);
            rest.setLeft(rest.left() + promptWidth);
        }
        painter.setPen(QColor::fromRgba(line.isCommand ? CommandText : OutputText));
        painter.drawText(rest, Qt::AlignVCenter | Qt::TextDontClip, line.text);
        place.translate(0, LinePixels);
    }
}
