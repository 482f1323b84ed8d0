{{/* The security of every container, whoever made its image. */}}
{{- define "baseline.containerSecurity" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: [ALL]
readOnlyRootFilesystem: true
{{- end }}

{{/* Entries of env, from a map of names. */}}
{{- define "baseline.env" -}}
{{- range $name, $value := . }}
- name: {{ $name | quote }}
  {{- if kindIs "string" $value }}
  value: {{ $value | quote }}
  {{- else }}
  valueFrom:
    {{- toYaml $value.valueFrom | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}

{{/* Environment of the service's own image: env, and everything in config and secrets. */}}
{{- define "baseline.ownEnv" -}}
{{- with .Values.env }}
env:
  {{- include "baseline.env" . | trim | nindent 2 }}
{{- end }}
{{- if or .Values.config .Values.secrets }}
envFrom:
  {{- if .Values.config }}
  - configMapRef:
      name: {{ .Release.Name | quote }}
  {{- end }}
  {{- if .Values.secrets }}
  - secretRef:
      name: {{ .Release.Name | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{/* One probe: (dict "name" "liveness" "probe" {...}). */}}
{{- define "baseline.probe" -}}
{{- $name := .name -}}
{{- with .probe -}}
{{- if ne .kind "none" }}
{{ $name }}Probe:
  {{- if eq .kind "http" }}
  httpGet:
    path: {{ .path | default (ternary "/readyz" "/healthz" (eq $name "readiness")) | quote }}
    port: {{ .port | default "http" | toJson }}
  {{- else if eq .kind "tcp" }}
  tcpSocket:
    port: {{ .port | default "http" | toJson }}
  {{- else }}
  exec:
    command:
      {{- toYaml .command | nindent 6 }}
  {{- end }}
  {{- with .initialDelaySeconds }}
  initialDelaySeconds: {{ int . }}
  {{- end }}
  periodSeconds: {{ .periodSeconds | default 10 | int }}
  timeoutSeconds: {{ .timeoutSeconds | default 3 | int }}
  failureThreshold: {{ .failureThreshold | default 3 | int }}
{{- end }}
{{- end }}
{{- end }}

{{- define "baseline.mounts" -}}
{{- if or .Values.security.writablePaths .Values.files .Values.persistence }}
volumeMounts:
  {{- range $i, $path := .Values.security.writablePaths }}
  - name: writable-{{ $i }}
    mountPath: {{ $path | quote }}
  {{- end }}
  {{- range $path, $_ := .Values.files }}
  - name: files
    mountPath: {{ $path | quote }}
    subPath: {{ include "baseline.fileKey" $path | quote }}
    readOnly: true
  {{- end }}
  {{- range $name, $volume := .Values.persistence }}
  - name: {{ $name | quote }}
    mountPath: {{ $volume.mountPath | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{/* A key of the files' ConfigMap: readable, and different for different paths. */}}
{{- define "baseline.fileKey" -}}
{{ sha256sum . | trunc 8 }}-{{ base . }}
{{- end }}

{{/* The container of the service. */}}
{{- define "baseline.container" -}}
name: app
image: {{ include "baseline.image" . | quote }}
{{- with .Values.command }}
command:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.args }}
args:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- include "baseline.ownEnv" . }}
{{- with include "baseline.ports" . | fromJson }}
ports:
  {{- range $name, $port := . }}
  - name: {{ $name | quote }}
    containerPort: {{ int $port.container }}
    protocol: {{ $port.protocol }}
  {{- end }}
{{- end }}
{{- range $name, $probe := include "baseline.probes" . | fromJson }}
{{- include "baseline.probe" (dict "name" $name "probe" $probe) }}
{{- end }}
{{- if and .Values.workload.preStopSleepSeconds (has .Values.workload.type (list "deployment" "statefulset")) }}
lifecycle:
  preStop:
    sleep:
      seconds: {{ int .Values.workload.preStopSleepSeconds }}
{{- end }}
resources:
  {{- toYaml .Values.resources | nindent 2 }}
securityContext:
  {{- include "baseline.containerSecurity" . | nindent 2 }}
{{- include "baseline.mounts" . }}
{{- end }}

{{/* An init or sidecar container: (dict "root" $ "name" … "spec" {...} "sidecar" true). Without an image it is the service's own. */}}
{{- define "baseline.extraContainer" -}}
{{- $root := .root -}}
{{- $spec := .spec -}}
name: {{ .name | quote }}
image: {{ $spec.image | default (include "baseline.image" $root) | quote }}
{{- if .sidecar }}
restartPolicy: Always
{{- end }}
{{- with $spec.command }}
command:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $spec.args }}
args:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- if $spec.image }}
{{- with $spec.env }}
env:
  {{- include "baseline.env" . | trim | nindent 2 }}
{{- end }}
{{- else }}
{{- include "baseline.ownEnv" $root }}
{{- end }}
{{- with $spec.ports }}
ports:
  {{- range $name, $port := . }}
  - name: {{ $name | quote }}
    containerPort: {{ int $port.containerPort }}
    protocol: {{ $port.protocol | default "TCP" }}
  {{- end }}
{{- end }}
{{- range $name, $probe := $spec.probes }}
{{- include "baseline.probe" (dict "name" $name "probe" $probe) }}
{{- end }}
resources:
  {{- if $spec.resources }}
  {{- toYaml $spec.resources | nindent 2 }}
  {{- else if $spec.image }}
  requests: { cpu: 10m, memory: 64Mi }
  limits: { memory: 64Mi }
  {{- else }}
  {{- toYaml $root.Values.resources | nindent 2 }}
  {{- end }}
securityContext:
  {{- include "baseline.containerSecurity" $root | nindent 2 }}
{{- include "baseline.mounts" $root }}
{{- end }}
