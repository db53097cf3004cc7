// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

#include <utility>

//! The server's end of a connection, without an event loop: what it does is done, as far as the
//! kernel is concerned, when the call returns.
class LocalConnection
{
public:
    LocalConnection() = default;
    explicit LocalConnection(int descriptor);
    LocalConnection(LocalConnection &&other) noexcept;
    LocalConnection &operator=(LocalConnection &&other) noexcept;
    ~LocalConnection() { close(); }

    bool isValid() const { return m_descriptor >= 0; }
    void send(QByteArrayView data);
    //! Sends as much of \a data as the kernel takes. Returns how much.
    qsizetype sendSome(QByteArrayView data);
    //! Waits for \a size bytes.
    QByteArray receive(qsizetype size);
    //! What there is.
    QByteArray receiveSome();
    void finish(); //!< FIN
    void reset(); //!< RST
    void close();
    //! The descriptor, which is no longer this object's.
    int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor = -1;
};

//! Listens on a port of the loopback address that the system chose.
class LocalServer
{
public:
    enum class Listens { Yes, No };
    explicit LocalServer(Listens listens = Listens::Yes);
    ~LocalServer();

    quint16 port() const { return m_port; }
    LocalConnection accept();

private:
    int m_descriptor = -1;
    quint16 m_port = 0;
};
