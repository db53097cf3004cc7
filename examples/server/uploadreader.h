// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qcryptographichash.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>

class ExampleRequest;

//! Reads the content of a request while it comes, and keeps its size and checksum, for each part of a
//! multipart/form-data body (RFC 7578) as well; of the content itself only the beginning.
class UploadReader
{
public:
    explicit UploadReader(const ExampleRequest &request);

    void addData(const QByteArray &data);
    //! The first MiB.
    QByteArray beginning() const { return m_beginning; }
    //! "size" and "sha256", and the "parts" of a form: "name", "fileName", "size" and "sha256" each.
    QJsonObject report() const;

private:
    void readParts();
    bool readPartHead();
    void readPartContent();
    void addToPart(const QByteArray &data);

    QByteArray m_beginning;
    qint64 m_size = 0;
    QCryptographicHash m_hash { QCryptographicHash::Sha256 };

    QByteArray m_delimiter; // empty if this is no form
    QByteArray m_waiting; // not yet told from a delimiter
    bool m_isInPart = false;
    QJsonObject m_part;
    qint64 m_partSize = 0;
    QCryptographicHash m_partHash { QCryptographicHash::Sha256 };
    QJsonArray m_parts;
};
