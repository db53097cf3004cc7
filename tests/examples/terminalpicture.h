// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qlist.h>
#include <QtCore/qsize.h>
#include <QtCore/qstring.h>
#include <QtGui/qfont.h>

class QPainter;

//! Paints what was typed in a terminal, and what came back, as a window that is as large as it must be.
class TerminalPicture
{
public:
    explicit TerminalPicture(const QString &title);

    void addCommand(const QString &command);
    //! UTF-8, of one line or several; empty ones at its end are left out. Shown as a terminal does it:
    //! wrapped, and what follows a carriage return stands where the line had begun.
    void addOutput(const QByteArray &output);
    //! As the image format that the name ends in.
    bool save(const QString &file) const;

private:
    class Line
    {
    public:
        QString text;
        bool isCommand = false;
    };

    QSize size() const;
    void paintFrame(QPainter &painter) const;
    void paintLines(QPainter &painter) const;

    QString m_title;
    QFont m_font;
    QList<Line> m_lines;
};
