// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ
import "inspector.js" as Inspector

// What is known of one request.
Pane {
    id: details

    //! An object with the roles of RequestLogModel, or undefined.
    required property var entry

    signal copyRequested(string command)
    signal closeRequested()

    padding: 0

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.leftMargin: 6
            Layout.rightMargin: 6
            spacing: 6

            TabBar {
                id: tabs
                objectName: "tabs"
                clip: true
                Layout.fillWidth: true

                TabButton {
                    text: qsTr("Headers")
                    width: implicitWidth
                }
                TabButton {
                    text: qsTr("Request")
                    width: implicitWidth
                }
                TabButton {
                    text: qsTr("Response")
                    width: implicitWidth
                }
                TabButton {
                    text: qsTr("Timing")
                    width: implicitWidth
                }
            }
            Button {
                objectName: "copyButton"
                text: qsTr("Copy as cURL")
                onClicked: details.copyRequested(details.entry.curl)
            }
            ToolButton {
                objectName: "closeButton"
                text: "✕"
                Accessible.name: qsTr("Close the details")
                onClicked: details.closeRequested()
            }
        }

        StackLayout {
            currentIndex: tabs.currentIndex
            Layout.fillWidth: true
            Layout.fillHeight: true

            InspectorTextView {
                objectName: "headersView"
                text: details.entry ? details.headersOf(details.entry) : ""
            }
            InspectorTextView {
                objectName: "requestView"
                text: details.entry?.requestPreview ?? ""
                emptyText: qsTr("There is no body, it is no text, or it is not kept.")
            }
            InspectorTextView {
                objectName: "responseView"
                text: details.entry?.responsePreview ?? ""
                emptyText: details.entry?.state === RequestLogModel.Running
                           ? qsTr("The response has not come yet.")
                           : qsTr("There is no body, it is no text, or it is not kept.")
            }
            InspectorTimings {
                objectName: "timingsView"
                entry: details.entry
            }
        }
    }

    function headersOf(entry) {
        let lines = [entry.method + " " + entry.url]
        if (entry.status > 0)
            lines.push(qsTr("Status: %1").arg(entry.status + " " + entry.reason))
        if (entry.error !== "")
            lines.push(qsTr("Error: %1").arg(entry.error))
        if (entry.remoteAddress !== "")
            lines.push(qsTr("Server's address: %1").arg(entry.remoteAddress))
        lines.push("", qsTr("Header fields of the request"), Inspector.fieldLines(entry.requestHeaders))
        if (entry.status > 0)
            lines.push("", qsTr("Header fields of the response"),
                       Inspector.fieldLines(entry.responseHeaders))
        return lines.join("\n")
    }
}
