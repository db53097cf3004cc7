// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! What went wrong, with a way to try again. Shown only if something did.
RowLayout {
    id: bar

    required property var error

    signal retry

    visible: bar.error.kind !== HttpError.None && !bar.error.isCancelled

    Label {
        objectName: "errorText"
        Layout.fillWidth: true
        text: bar.error.message
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
    }
    Button {
        objectName: "retry"
        text: qsTr("Try again")
        onClicked: bar.retry()
    }
}
