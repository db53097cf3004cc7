// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "serverthread.h"

#include "exampleserver.h"

ServerThread::~ServerThread()
{
    quit();
    wait();
}

bool ServerThread::listen()
{
    start();
    m_decided.acquire();
    return m_error.isEmpty();
}

void ServerThread::run()
{
    ExampleServer server;
    const bool isListening = server.start();
    if (isListening)
        m_url = server.url();
    else
        m_error = server.errorString();
    m_decided.release();
    if (isListening)
        exec();
}
