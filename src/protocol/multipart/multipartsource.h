// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/relayingsource.h"

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

namespace HttpQ {

class MultipartData;

//! Gives the parts of a multipart body one after the other, with what separates them.
class MultipartSource final : public RelayingSource
{
public:
    //! With an \a error there is nothing to give but that.
    MultipartSource(const MultipartData &data, const Error &error);

    qint64 size() const override;
    Pull pull(QByteArray &buffer, qsizetype wanted) override;
    bool isReplayable() const override;
    bool rewind() override;

private:
    struct Part
    {
        QString name;
        QByteArray head;
        Body body;
    };

    bool beginPart();
    void endPart();
    Pull pullContent(QByteArray &buffer, qsizetype wanted);
    bool holdsBoundary(QByteArrayView content);
    Pull failPart(const QString &reason, Error::Kind kind = Error::Kind::LocalProtocol);

    QByteArray m_boundary;
    QByteArray m_searched; // content in which it may begin
    QList<Part> m_parts;
    Error m_refusal;
    QByteArray m_text; // what separates parts, to go out before the content
    qsizetype m_textFrom = 0;
    qsizetype m_index = -1;
    qint64 m_announced = -1; // of the content of this part
    qint64 m_sent = 0;
    bool m_isInContent = false;
    const bool m_isBoundaryGiven; // by the program: it may occur in a part
};

} // namespace HttpQ
