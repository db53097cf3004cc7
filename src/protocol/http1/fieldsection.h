// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/headers_p.h"

#include <array>
#include <memory>

namespace HttpQ::Http1 {

/*!
    The fields of a head or a trailer section, gathered line by line: where in the section the names
    and values are. The fields that the framing of the message and the fate of the connection depend
    on are noted as they pass.
*/
class FieldSection
{
public:
    enum Noted : quint8 { ContentLength, TransferEncoding, Connection, KeepAlive };

    void begin();
    //! Adds a \a line, without its CR LF, that begins \a offset bytes behind the first field.
    //! Returns what is wrong with it, or a null string.
    QString add(QByteArrayView line, qsizetype offset);
    //! All lines were added: \a block is them, with their CR LF.
    void finish(QByteArrayView block);
    //! Hands out the fields, and forgets them.
    Headers take();

    qsizetype size() const { return m_data ? m_data->entries.size() : 0; }
    bool has(Noted noted) const { return m_noted[noted].count > 0; }
    //! Calls \a visit with the value of each field that was \a noted, in order, until it returns
    //! false. After finish() only.
    template<typename Visitor>
    void forEach(Noted noted, Visitor visit) const
    {
        qsizetype index = m_noted[noted].first;
        for (int left = m_noted[noted].count; left > 0; --left) {
            if (!visit(m_data->value(m_data->entries[index])))
                return;
            if (left > 1)
                index = m_data->indexOf(name(noted), index + 1);
        }
    }

private:
    static QByteArrayView name(Noted noted);
    QString fold(QByteArrayView line, qsizetype offset);
    void note(QByteArrayView fieldName);

    struct Occurrences
    {
        qsizetype first = 0;
        int count = 0;
    };

    std::unique_ptr<HeadersData> m_data;
    std::array<Occurrences, 4> m_noted;
    bool m_isFolded = false;
};

} // namespace HttpQ::Http1
