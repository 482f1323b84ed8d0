{{/* Annotations of the Pods: a checksum of what they read only when they start, and who instruments them. */}}
{{- define "baseline.podAnnotations" -}}
{{- range $name := list "config" "files" "secrets" }}
{{- with get $.Values $name }}
checksum/{{ $name }}: {{ toJson . | sha256sum | quote }}
{{- end }}
{{- end }}
{{- if .Values.tracing.enabled }}
instrumentation.opentelemetry.io/inject-{{ .Values.tracing.language }}: {{ .Values.tracing.instrumentation | default "true" | quote }}
instrumentation.opentelemetry.io/container-names: app
{{- end }}
{{- end }}

{{- define "baseline.spread" -}}
{{- $keys := dict "zone" "topology.kubernetes.io/zone" "host" "kubernetes.io/hostname" -}}
{{- range $name := list "zone" "host" }}
{{- $when := get $.Values.spread $name }}
{{- if ne $when "none" }}
- maxSkew: 1
  topologyKey: {{ get $keys $name }}
  whenUnsatisfiable: {{ $when }}
  labelSelector:
    matchLabels:
      {{- include "baseline.selector" $ | nindent 6 }}
  {{- if ne $.Values.workload.type "statefulset" }}
  matchLabelKeys: [pod-template-hash]
  {{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- define "baseline.volumes" -}}
{{- range $i, $_ := .Values.security.writablePaths }}
- name: writable-{{ $i }}
  emptyDir:
    sizeLimit: {{ $.Values.security.writableSize }}
{{- end }}
{{- if .Values.files }}
- name: files
  configMap:
    name: {{ printf "%s-files" .Release.Name | quote }}
{{- end }}
{{- end }}

{{/* Pod template of every type of workload. */}}
{{- define "baseline.pod" -}}
{{- $cron := eq .Values.workload.type "cronjob" -}}
metadata:
  labels:
    {{- include "baseline.labels" . | nindent 4 }}
    {{- if eq .Values.workload.type "statefulset" }}
    delivery/headless: "true"
    {{- end }}
  {{- with include "baseline.podAnnotations" . | trim }}
  annotations:
    {{- . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "baseline.serviceAccountName" . | quote }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  {{- if $cron }}
  restartPolicy: Never
  {{- end }}
  terminationGracePeriodSeconds: {{ int .Values.workload.terminationGracePeriodSeconds }}
  securityContext:
    runAsNonRoot: true
    runAsUser: {{ int64 .Values.security.runAsUser }}
    runAsGroup: {{ int64 .Values.security.runAsGroup }}
    fsGroup: {{ int64 .Values.security.fsGroup }}
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile:
      type: RuntimeDefault
  {{- if or .Values.sidecars .Values.initContainers }}
  initContainers:
    {{- range $name, $spec := .Values.sidecars }}
    - {{ include "baseline.extraContainer" (dict "root" $ "name" $name "spec" $spec "sidecar" true) | indent 6 | trim }}
    {{- end }}
    {{- range $name, $spec := .Values.initContainers }}
    - {{ include "baseline.extraContainer" (dict "root" $ "name" $name "spec" $spec) | indent 6 | trim }}
    {{- end }}
  {{- end }}
  containers:
    - {{ include "baseline.container" . | indent 6 | trim }}
  {{- with include "baseline.volumes" . | trim }}
  volumes:
    {{- . | nindent 4 }}
  {{- end }}
  {{- if not $cron }}
  {{- with include "baseline.spread" . | trim }}
  topologySpreadConstraints:
    {{- . | nindent 4 }}
  {{- end }}
  {{- end }}
  {{- with .Values.scheduling }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
