{{/* What follows from the values and is needed by more than one kind. Lists and maps come as JSON: read them with fromJson. */}}

{{- define "baseline.image" -}}
{{- with .Values.image.digest }}{{ $.Values.image.repository }}@{{ . }}{{ else }}{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ end -}}
{{- end }}

{{/* The ports of the service by name: its own, 8080 as http for a deployment that names none, and one for metrics alone. */}}
{{- define "baseline.ports" -}}
{{- $ports := dict -}}
{{- range $name, $port := .Values.ports -}}
{{- $_ := set $ports $name (dict "container" $port.containerPort "service" ($port.servicePort | default $port.containerPort) "protocol" ($port.protocol | default "TCP") "appProtocol" ($port.appProtocol | default "")) -}}
{{- end -}}
{{- if and (eq .Values.workload.type "deployment") (not $ports) -}}
{{- $_ := set $ports "http" (dict "container" 8080 "service" 80 "protocol" "TCP" "appProtocol" "") -}}
{{- end -}}
{{- if and .Values.metrics.enabled .Values.metrics.port (not (kindIs "string" .Values.metrics.port)) -}}
{{- $_ := set $ports "metrics" (dict "container" .Values.metrics.port "service" .Values.metrics.port "protocol" "TCP" "appProtocol" "") -}}
{{- end -}}
{{- $ports | toJson -}}
{{- end }}

{{/* The name of the port that Prometheus reads. */}}
{{- define "baseline.metricsPort" -}}
{{- if kindIs "string" .Values.metrics.port }}{{ .Values.metrics.port }}{{ else if .Values.metrics.port }}metrics{{ else }}http{{ end -}}
{{- end }}

{{/* The least number of Pods there is when all is well. */}}
{{- define "baseline.minReplicas" -}}
{{- ternary .Values.autoscaling.min .Values.workload.replicas .Values.autoscaling.enabled | int -}}
{{- end }}

{{- define "baseline.serviceAccountName" -}}
{{- ternary .Release.Name (.Values.serviceAccount.name | default "default") .Values.serviceAccount.create -}}
{{- end }}

{{/* The probes of the service by name, with the defaults of its type. Without a startup probe of its own, it has its liveness probe's time to start in. */}}
{{- define "baseline.probes" -}}
{{- $probes := dict -}}
{{- if eq .Values.workload.type "deployment" -}}
{{- $probes = dict "liveness" (dict "kind" "http") "readiness" (dict "kind" "http") -}}
{{- end -}}
{{- range $name, $probe := .Values.probes }}{{ $_ := set $probes $name $probe }}{{ end -}}
{{- if and $probes.liveness (not $probes.startup) -}}
{{- $startup := omit $probes.liveness "initialDelaySeconds" "periodSeconds" "failureThreshold" -}}
{{- $_ := set $probes "startup" (merge (dict "periodSeconds" 5 "failureThreshold" 24) $startup) -}}
{{- end -}}
{{- $probes | toJson -}}
{{- end }}
