{{- define "fraiseql.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "fraiseql.selected" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "fraiseql.labels" -}}
{{ include "fraiseql.selected" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{/* Numbers with all their digits: Helm prints a million as 1e+06 */}}
{{- define "fraiseql.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) -}}
{{- printf "%.0f" . -}}
{{- else -}}
{{- toString . -}}
{{- end -}}
{{- end -}}

{{- define "fraiseql.port" -}}
{{- include "fraiseql.text" (get .Values.config "FRAISEQL_HTTP_PORT" | default 9080) -}}
{{- end -}}

{{/* Whoever ends a server earlier cuts off what it would still have answered */}}
{{- define "fraiseql.grace" -}}
{{- $shutdown := include "fraiseql.text" (get .Values.config "FRAISEQL_HTTP_SHUTDOWN_MS" | default 30000) | int -}}
{{- $needed := add .Values.shutdown.preStopSeconds (div (add $shutdown 999) 1000) 2 -}}
{{- if lt (int .Values.shutdown.graceSeconds) (int $needed) -}}
{{- fail (printf "shutdown.graceSeconds is %d, and %d are needed: shutdown.preStopSeconds, FRAISEQL_HTTP_SHUTDOWN_MS, and two seconds of the launcher" (int .Values.shutdown.graceSeconds) (int $needed)) -}}
{{- end -}}
{{- int .Values.shutdown.graceSeconds -}}
{{- end -}}
