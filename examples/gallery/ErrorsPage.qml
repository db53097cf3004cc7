// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! Requests that fail: each says why, and can be sent once more.
ScrollView {
    id: page

    required property HttpClient client

    contentWidth: availableWidth

    HttpRequest {
        id: busy

        client: page.client
        url: "flaky"
        query: ({ key: "gallery" })
        options: ({ raiseForStatus: true })
        active: false
    }
    HttpRequest {
        id: slow

        client: page.client
        url: "slow"
        options: ({ timeout: 1500 })
        active: false
    }
    HttpRequest {
        id: elsewhere

        client: page.client
        url: address.text
        options: ({ raiseForStatus: true })
        active: false
    }

    ColumnLayout {
        width: page.availableWidth
        spacing: 12

        RequestCard {
            objectName: "busy"
            Layout.fillWidth: true
            title: qsTr("A server that is too busy for the first two requests")
            request: busy
        }
        RequestCard {
            objectName: "slow"
            Layout.fillWidth: true
            title: qsTr("A response that does not come")
            request: slow
        }
        RequestCard {
            objectName: "elsewhere"
            Layout.fillWidth: true
            title: qsTr("An address where nobody answers: correct it")
            request: elsewhere

            TextField {
                id: address

                objectName: "address"
                Layout.fillWidth: true
                text: "http://127.0.0.1:1/hello"
                onAccepted: elsewhere.send()
            }
        }
    }
}
