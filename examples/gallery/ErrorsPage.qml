// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! A request that fails twice, and works when it is sent once more.
ColumnLayout {
    id: page

    required property HttpClient client

    HttpRequest {
        id: flaky

        client: page.client
        url: "flaky"
        query: ({ key: "gallery" })
        options: ({ raiseForStatus: true })
        active: false
    }
    Button {
        objectName: "send"
        enabled: !flaky.loading
        text: qsTr("Send")
        onClicked: flaky.send()
    }
    BusyIndicator { running: flaky.loading }
    ErrorBar {
        Layout.fillWidth: true
        error: flaky.error
        onRetry: flaky.send()
    }
    Label {
        objectName: "answer"
        Layout.fillWidth: true
        visible: flaky.state === HttpRequest.Succeeded
        text: flaky.text
        textFormat: Text.PlainText
    }
    Item { Layout.fillHeight: true }
}
