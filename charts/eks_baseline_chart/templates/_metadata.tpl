{{/* What selects the Pods of a service. It never changes while the service lives: selectors are immutable. */}}
{{- define "baseline.selector" -}}
app.kubernetes.io/name: {{ .Release.Name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: app
{{- end }}

{{/* The image's tag as a label value, or the start of its digest where it has no tag. */}}
{{- define "baseline.version" -}}
{{- .Values.image.tag | default (.Values.image.digest | default "" | trimPrefix "sha256:" | trunc 12) | trunc 63 | trimAll "-_." -}}
{{- end }}

{{/* Labels that describe and select nothing. */}}
{{- define "baseline.description" -}}
{{- with .Values.owner.system }}
app.kubernetes.io/part-of: {{ . | quote }}
{{- end }}
app.kubernetes.io/version: {{ include "baseline.version" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
delivery/service: {{ .Release.Name | quote }}
{{- with .Values.environment }}
delivery/environment: {{ . | quote }}
{{- end }}
{{- with .Values.owner.team }}
delivery/owner: {{ . | quote }}
{{- end }}
{{- with .Values.owner.costCenter }}
delivery/cost-center: {{ . | quote }}
{{- end }}
{{- end }}

{{- define "baseline.labels" -}}
{{ include "baseline.selector" . }}
{{ include "baseline.description" . | trim }}
{{- end }}

{{/* Name, namespace and labels of an object that is called like the service. */}}
{{- define "baseline.metadata" -}}
name: {{ .Release.Name | quote }}
namespace: {{ .Release.Namespace | quote }}
labels:
  {{- include "baseline.labels" . | nindent 2 }}
{{- end }}

{{/* The same for a workload, with the release that it runs: not on its Pods, which would restart for nothing. */}}
{{- define "baseline.workloadMetadata" -}}
{{ include "baseline.metadata" . }}
{{- with .Values.release }}
annotations:
  {{- range $name, $value := . }}
  delivery/{{ $name }}: {{ $value | quote }}
  {{- end }}
{{- end }}
{{- end }}
